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
  if (typeof trace === 'string') throw new Error(`Invalid trace: ${trace}.`);
  return trace;
}

/** Records a run in a process of its own, whose code may be mutated. */
async function recordInSubprocess(seed: number, mutation: string | null): Promise<Trace[]> {
  const folder = await mkdtemp(join(tmpdir(), 'visavis-traces-'));
  try {
    const loader =
      mutation === null ? [] : ['--import', join(root, 'mutations/mutation-loader.ts')];
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

/** The snapshots of all actors of a machine, each with the previous snapshot and the event between them. */
function transitionsOf({ entries }: Trace, machine: string) {
  return [...actorLogsOf(entries).values()]
    .filter(({ start }) => start?.machine === machine)
    .flatMap(({ entries: all, snapshots }) =>
      snapshots.map((after, index) => ({
        after,
        before: snapshots[index - 1],
        event: all.findLast(
          (entry): entry is EntryOf<'event'> =>
            entry.kind === 'event' && entry.seq < after.seq && entry.event.type === after.event,
        ),
      })),
    );
}

type Transition = ReturnType<typeof transitionsOf>[number];

/** The sequence number of the first event that a mutation affects. */
const firstAffectedSeq = (
  trace: Trace,
  machine: string,
  isAffected: (transition: Transition) => boolean,
) =>
  transitionsOf(trace, machine)
    .filter(isAffected)
    .map(({ event }) => event?.seq ?? 0)
    .toSorted((one, other) => one - other)[0];

describe('a trace', () => {
  test.for([5, 8])('of every page of run %i replays without divergences', async (seed) => {
    for (const { trace } of await recordRun(seed)) {
      const { divergences, incompleteActors, steps } = replay(parse(JSON.stringify(trace)).entries);
      expect({ divergences, incompleteActors }).toEqual({
        divergences: [],
        incompleteActors: [],
      });
      expect(steps).toBeGreaterThan(0);
    }
  });

  test('whose first entries were dropped replays from its start', async () => {
    for (const { trace } of await recordRun(5, { maxEntries: 200, maxBytes: Infinity })) {
      expect(trace.droppedEntries).toBeGreaterThan(0);
      const { divergences, incompleteActors, steps } = replay(parse(JSON.stringify(trace)).entries);
      expect({ divergences, incompleteActors }).toEqual({
        divergences: [],
        incompleteActors: [],
      });
      expect(steps).toBeGreaterThan(0);
    }
  });

  test('that one process saved replays in another', async () => {
    const traces = await recordInSubprocess(5, null);
    expect(traces.length).toBeGreaterThan(1);
    for (const { entries } of traces) expect(replay(entries).divergences).toEqual([]);
  });
});

/** The value at a path in a JSON value. */
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
  /** Whether the mutation affects a transition. */
  readonly isAffected: (transition: Transition) => boolean;
  /** The effect that the mutated code no longer has. */
  readonly missingEffect: unknown;
}

const mutationCases: readonly MutationCase[] = [
  {
    mutation: 'resume from the last event after reconnecting',
    seed: 5,
    machine: 'signaling',
    isAffected: ({ after, before }) =>
      after.event === 'server.open' &&
      typeof getAtPath(before?.context, 'lastEventId') === 'string',
    missingEffect: expect.stringMatching(/^epoch\d+-\d+$/),
  },
  {
    mutation: 'rebuild a connection that an ICE restart does not recover',
    seed: 5,
    machine: 'peer',
    isAffected: ({ after, before }) =>
      getAtPath(after.value, 'recovery') === 'restartingIce' &&
      getAtPath(before?.value, 'recovery') !== 'restartingIce',
    missingEffect: [
      {
        delayStarted: 'xstate.after.iceRestartTimeoutMs.peer.recovery.restartingIce',
        delayMs: 8_000,
      },
    ],
  },
  {
    mutation: 'retry to reach the server',
    seed: 5,
    machine: 'signaling',
    isAffected: ({ after, before }) =>
      getAtPath(after.value, 'resuming') === 'waiting' &&
      getAtPath(before?.value, 'resuming') !== 'waiting',
    missingEffect: [
      expect.objectContaining({
        delayStarted: 'xstate.after.reconnectBackoffMs.signaling.resuming.waiting',
      }),
    ],
  },
];

describe('the trace of code that does not', () => {
  test.concurrent.for(mutationCases)(
    '$mutation diverges at the first affected event',
    async ({ mutation, seed, machine, isAffected, missingEffect }, { expect }) => {
      const traces = await recordInSubprocess(seed, mutation);
      const diverging = traces.filter((trace) => {
        const affectedSeq = firstAffectedSeq(trace, machine, isAffected);
        const [first] = replay(trace.entries).divergences;
        expect(first?.seq).toBe(affectedSeq);
        if (first === undefined) return false;
        expect(first.machine).toBe(machine);
        expect(first.differences.map(({ after }) => after)).toEqual([missingEffect]);
        return true;
      });
      expect(diverging.length).toBeGreaterThan(0);
    },
  );
});
