import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  parseTrace,
  replay,
  actorLogsOf,
  type EntryOf,
  type Json,
  type Trace,
} from '@visavis/trace';
import { describe, expect, test } from 'vitest';
import { recordRun } from '../../run/record-run.ts';

const root = join(import.meta.dirname, '../..');

function parse(text: string): Trace {
  const trace = parseTrace(text);
  if (typeof trace === 'string') throw new Error(`It is ${trace}.`);
  return trace;
}

/** Records a run in a process of its own, whose code may have a mistake in it. */
async function recordInSubprocess(seed: number, mutation: string | null): Promise<Trace[]> {
  const folder = await mkdtemp(join(tmpdir(), 'visavis-traces-'));
  try {
    const loader = mutation === null ? [] : ['--import', join(root, 'mutations/mutation-loader.ts')];
    const args = [...loader, join(root, 'record.ts'), String(seed), folder];
    const env = { ...process.env, ...(mutation !== null && { MUTATION: mutation }) };
    await promisify(execFile)(process.execPath, args, { env });
    const files = (await readdir(folder)).toSorted();
    return await Promise.all(
      files.map(async (file) => parse(await readFile(join(folder, file), 'utf8'))),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The snapshots of the machines of one kind, each with the event that led to it and the one before. */
function transitionsOf({ entries }: Trace, machine: string) {
  return [...actorLogsOf(entries).values()]
    .filter(({ start }) => start?.machine === machine)
    .flatMap(({ entries: all, snapshots }) =>
      snapshots.map((after, place) => ({
        after,
        before: snapshots[place - 1],
        event: all.findLast(
          (entry): entry is EntryOf<'event'> =>
            entry.kind === 'event' && entry.seq < after.seq && entry.event.type === after.event,
        ),
      })),
    );
}

type Transition = ReturnType<typeof transitionsOf>[number];

/** The number of the event with which something that was broken on purpose was first to be done. */
const firstAffectedSeq = (trace: Trace, machine: string, isMeant: (turn: Transition) => boolean) =>
  transitionsOf(trace, machine)
    .filter(isMeant)
    .map(({ event }) => event?.seq ?? 0)
    .toSorted((one, other) => one - other)[0];

describe('a trace', () => {
  test.for([5, 8])('of every page of run %i replays in the same way', async (seed) => {
    for (const { trace } of await recordRun(seed)) {
      const { divergences, incompleteActors, steps } = replay(parse(JSON.stringify(trace)).entries);
      expect({ departures: divergences, untold: incompleteActors }).toEqual({
        departures: [],
        untold: [],
      });
      expect(steps).toBeGreaterThan(0);
    }
  });

  test('of which the beginning is lost replays from where it begins', async () => {
    for (const { trace } of await recordRun(5, { maxEntries: 200, maxBytes: Infinity })) {
      expect(trace.droppedEntries).toBeGreaterThan(0);
      const { divergences, incompleteActors, steps } = replay(parse(JSON.stringify(trace)).entries);
      expect({ departures: divergences, untold: incompleteActors }).toEqual({
        departures: [],
        untold: [],
      });
      expect(steps).toBeGreaterThan(0);
    }
  });

  test('that was saved in one run opens and replays in another', async () => {
    const traces = await recordInSubprocess(5, null);
    expect(traces.length).toBeGreaterThan(1);
    for (const { entries } of traces) expect(replay(entries).divergences).toEqual([]);
  });
});

/** What stands at a place inside a value. */
function getAtPath(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? new Map<string, Json>(Object.entries(inner)).get(key)
        : undefined,
    value,
  );
}

interface MutationCase {
  readonly mutation: string;
  readonly seed: number;
  readonly machine: string;
  /** Whether the machine was to do there what it no longer does. */
  readonly isAffected: (turn: Transition) => boolean;
  /** What it no longer does. */
  readonly missing: unknown;
}

const mutationCases: readonly MutationCase[] = [
  {
    mutation: 'goes on from the last event after a reconnection',
    seed: 5,
    machine: 'signaling',
    isAffected: ({ after, before }) =>
      after.event === 'server.open' &&
      typeof getAtPath(before?.context, 'lastEventId') === 'string',
    missing: expect.stringMatching(/^epoch\d+-\d+$/),
  },
  {
    mutation: 'builds anew what cannot be mended',
    seed: 5,
    machine: 'peer',
    isAffected: ({ after, before }) =>
      getAtPath(after.value, 'recovery') === 'restartingIce' &&
      getAtPath(before?.value, 'recovery') !== 'restartingIce',
    missing: [{ delayStarted: 'xstate.after.iceRestartTimeoutMs.peer.recovery.restartingIce', ms: 8_000 }],
  },
  {
    mutation: 'tries again to reach the server',
    seed: 5,
    machine: 'signaling',
    isAffected: ({ after, before }) =>
      getAtPath(after.value, 'resuming') === 'waiting' &&
      getAtPath(before?.value, 'resuming') !== 'waiting',
    missing: [
      expect.objectContaining({
        delayStarted: 'xstate.after.reconnectBackoffMs.signaling.resuming.waiting',
      }),
    ],
  },
];

describe('the trace of a build that no longer', () => {
  test.concurrent.for(mutationCases)(
    '$mutation departs where that was first to be done',
    async ({ mutation, seed, machine, isAffected, missing }, { expect }) => {
      const traces = await recordInSubprocess(seed, mutation);
      const departed = traces.filter((trace) => {
        const meant = firstAffectedSeq(trace, machine, isAffected);
        const [first] = replay(trace.entries).divergences;
        expect(first?.seq).toBe(meant);
        if (first === undefined) return false;
        expect(first.machine).toBe(machine);
        expect(first.differences.map(({ after }) => after)).toEqual([missing]);
        return true;
      });
      expect(departed.length).toBeGreaterThan(0);
    },
  );
});
