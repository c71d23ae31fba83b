import { replay, actorLogsOf, type EntryOf, type Json, type Trace } from '@visavis/trace';
import { describe, expect, test } from 'vitest';
import { recordInSubprocess } from '../support/recorded-traces.ts';

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
    seed: 4,
    machine: 'signaling',
    isAffected: ({ after, before }) =>
      after.event === 'server.open' &&
      typeof getAtPath(before?.context, 'lastEventId') === 'string',
    missingEffect: expect.stringMatching(/^epoch\d+-\d+$/),
  },
  {
    mutation: 'rebuild a connection that an ICE restart does not recover',
    seed: 4,
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
    seed: 9,
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
        const [first] = replay(trace).divergences;
        expect(first?.seq).toBe(affectedSeq);
        if (first === undefined) return false;
        if (first.kind !== 'behaviour') throw new Error(`Unexpected divergence: ${first.kind}`);
        expect(first.machine).toBe(machine);
        expect(first.differences.map(({ after }) => after)).toEqual([missingEffect]);
        return true;
      });
      expect(diverging.length).toBeGreaterThan(0);
    },
  );
});
