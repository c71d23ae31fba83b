import { describe, expect, test } from 'vitest';
import {
  delaysAtEntry,
  describeDelayEnd,
  describeDelayStart,
  runningDelays,
} from '../../src/model/delays.ts';
import { actorEntry, numbered } from '../support/entries.ts';

describe('the delays of an actor', () => {
  const started = (id: string, delayMs: number) =>
    ({ kind: 'delay', actor: 'x:0', phase: 'started', id, delayMs }) as const;
  const entries = numbered(
    actorEntry('x:0', null, 'x:0', 'call'),
    started('grace', 4),
    started('expiry', 60_000),
    started('xstate.after.reconnectBackoffMs.signaling.resuming.waiting', 2),
    { kind: 'delay', actor: 'x:0', phase: 'cancelled', id: 'expiry', delayMs: null },
    { kind: 'event', actor: 'x:0', from: null, event: { type: 'grace.over' }, delayId: 'grace' },
    {
      kind: 'snapshot',
      actor: 'x:0',
      event: 'xstate.stop',
      status: 'stopped',
      value: 'lobby',
      context: null,
    },
  );
  const ids = (delays: ReturnType<typeof delaysAtEntry>) => delays.map(({ id }) => id);

  test('are found at the entries of their start and end', () => {
    expect(
      delaysAtEntry(entries, 1).map((delay) => [
        describeDelayStart(delay),
        describeDelayEnd(delay),
      ]),
    ).toEqual([['grace, in 4 ms', 'expired after 4 ms']]);
    expect(delaysAtEntry(entries, 4).map(describeDelayEnd)).toEqual(['cancelled after 2 ms']);
    expect(ids(delaysAtEntry(entries, 5))).toEqual(['grace']);
    expect(
      delaysAtEntry(entries, 6).map((delay) => [
        describeDelayStart(delay),
        describeDelayEnd(delay),
      ]),
    ).toEqual([
      ['after reconnectBackoffMs in resuming.waiting, in 2 ms', 'ended with its actor after 3 ms'],
    ]);
    expect(delaysAtEntry(entries.slice(0, 3), 2).map(describeDelayEnd)).toEqual(['running']);
    expect(delaysAtEntry(entries, 0)).toEqual([]);
  });

  test('are running between the two', () => {
    const running = (seq: number) => ids(runningDelays(entries, 'x:0', seq));
    expect(running(0)).toEqual([]);
    expect(running(2)).toEqual(['grace', 'expiry']);
    expect(running(4)).toEqual([
      'grace',
      'xstate.after.reconnectBackoffMs.signaling.resuming.waiting',
    ]);
    expect(running(6)).toEqual([]);
    expect(runningDelays(entries, 'x:1', 2)).toEqual([]);
  });
});
