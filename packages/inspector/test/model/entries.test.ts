import { describe, expect, test } from 'vitest';
import { entriesCausedBy, lastEnteredStates, lastSnapshots } from '../../src/model/entries.ts';
import {
  actorEntry,
  eventEntry,
  joiningEntries,
  microstepEntry,
  numbered,
  snapshotEntry,
} from '../support/entries.ts';

const seqs = (entries: readonly { readonly seq: number }[]) => entries.map(({ seq }) => seq);

describe('the entries that an event caused', () => {
  const effects = (entries: typeof joiningEntries, seq: number) => {
    const cause = entries[seq];
    return cause === undefined ? [] : seqs(entriesCausedBy(entries, cause));
  };

  test('are those of its actor up to the next snapshot', () => {
    expect(effects(joiningEntries, 5)).toEqual([6, 8]);
    expect(effects(joiningEntries, 13)).toEqual([14, 15]);
  });

  test('do not include those of an earlier event that was still being handled', () => {
    const busy = numbered(
      actorEntry('x:0', null, 'x:0', 'call'),
      eventEntry('x:0', null, 'first'),
      eventEntry('x:0', null, 'second'),
      microstepEntry('x:0', 'first', 'a', 'b'),
      snapshotEntry('x:0', 'first', 'b'),
      microstepEntry('x:0', 'second', 'b', 'c'),
      snapshotEntry('x:0', 'second', 'c'),
    );
    expect(effects(busy, 1)).toEqual([3, 4]);
    expect(effects(busy, 2)).toEqual([5, 6]);
  });

  test('are none if no machine handled the event, or if the cause is no event', () => {
    expect(effects(joiningEntries, 9)).toEqual([]);
    expect(effects(joiningEntries, 6)).toEqual([]);
  });
});

test('the last two snapshots and the last entered states are found at each entry', () => {
  expect(lastSnapshots(joiningEntries, 9, 'x:0').map((one) => one?.seq)).toEqual([8, 1]);
  expect(lastSnapshots(joiningEntries, 4, 'x:0').map((one) => one?.seq)).toEqual([1, undefined]);
  expect(lastEnteredStates(joiningEntries, 13, 'x:0')).toEqual(['joining']);
  expect(lastEnteredStates(joiningEntries, 15, 'x:0')).toEqual(['inRoom.alone']);
  expect(lastEnteredStates(joiningEntries, 15, 'x:1')).toEqual([]);
});
