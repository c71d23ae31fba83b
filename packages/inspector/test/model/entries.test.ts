import { listMessages, serverKey } from '@visavis/trace';
import { describe, expect, test } from 'vitest';
import { inspectorText } from '../../src/text/inspector.ts';
import { createChangedTest } from '../../src/model/changed-paths.ts';
import { chartOfMachine } from '../../src/model/machine-charts.ts';
import {
  delaysAtEntry,
  runningDelays,
  describeDelayEnd,
  describeDelayStart,
} from '../../src/model/delays.ts';
import { entriesCausedBy, lastEnteredStates, lastSnapshots } from '../../src/model/entries.ts';
import { formatEventName } from '../../src/model/event-name.ts';
import {
  actorEntry,
  eventEntry,
  joiningEntries,
  microstepEntry,
  numbered,
  snapshotEntry,
} from '../support/entries.ts';
import { lifelinesOf } from '../../src/model/lifelines.ts';
import { activeStatePaths, innermostActiveStates } from '../../src/model/active-states.ts';
import { actorNamesOf } from '../../src/model/actor-names.ts';
import { summarizeEntry } from '../../src/model/entry-summary.ts';
import { buildActorTree } from '../../src/model/actor-tree.ts';

const seqs = (entries: readonly { readonly seq: number }[]) => entries.map(({ seq }) => seq);

describe('what an event led to', () => {
  const effects = (entries: typeof joiningEntries, seq: number) => {
    const cause = entries[seq];
    return cause === undefined ? [] : seqs(entriesCausedBy(entries, cause));
  };

  test('is what its actor did up to the state after it', () => {
    expect(effects(joiningEntries, 5)).toEqual([6, 8]);
    expect(effects(joiningEntries, 13)).toEqual([14, 15]);
  });

  test('is nothing of what an actor was still busy with', () => {
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

  test('is nothing where no machine dealt with it, and for what is no event', () => {
    expect(effects(joiningEntries, 9)).toEqual([]);
    expect(effects(joiningEntries, 6)).toEqual([]);
  });
});

test('the states of before and of now are known at every moment', () => {
  expect(lastSnapshots(joiningEntries, 9, 'x:0').map((one) => one?.seq)).toEqual([8, 1]);
  expect(lastSnapshots(joiningEntries, 4, 'x:0').map((one) => one?.seq)).toEqual([1, undefined]);
  expect(lastEnteredStates(joiningEntries, 13, 'x:0')).toEqual(['joining']);
  expect(lastEnteredStates(joiningEntries, 15, 'x:0')).toEqual(['inRoom.alone']);
  expect(lastEnteredStates(joiningEntries, 15, 'x:1')).toEqual([]);
});

test('active states are named from the outside in, and shown from the inside', () => {
  const value = { inRoom: { media: 'on', line: { open: {} } } };
  expect(activeStatePaths(value)).toEqual([
    'inRoom',
    'inRoom.media',
    'inRoom.media.on',
    'inRoom.line',
    'inRoom.line.open',
  ]);
  expect(innermostActiveStates(value)).toEqual(['inRoom.media.on', 'inRoom.line.open']);
  expect(innermostActiveStates('idle')).toEqual(['idle']);
  expect(innermostActiveStates(null)).toEqual([]);
});

test('a change marks what it is in and what is in it', () => {
  const isChanged = createChangedTest([{ path: ['outbox', 'ana'], before: undefined, after: {} }]);
  expect(isChanged(['outbox'])).toBe(true);
  expect(isChanged(['outbox', 'ana', 'first'])).toBe(true);
  expect(isChanged(['outbox', 'ben'])).toBe(false);
});

test('every machine has a chart, and others have none', () => {
  for (const machine of ['call', 'signaling', 'media', 'peer', 'room', 'check']) {
    expect(chartOfMachine(machine)?.children.length).toBeGreaterThan(1);
  }
  expect(chartOfMachine('toString')).toBeUndefined();
  expect(chartOfMachine(null)).toBeUndefined();
});

describe('the delays of an actor', () => {
  const started = (id: string, delayMs: number) =>
    ({ kind: 'delay', actor: 'x:0', phase: 'started', id, delayMs }) as const;
  const waited = numbered(
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

  test('are known at what began them and at what ended them', () => {
    expect(
      delaysAtEntry(waited, 1).map((delay) => [describeDelayStart(delay), describeDelayEnd(delay)]),
    ).toEqual([['grace, in 4 ms', 'ran out after 4 ms']]);
    expect(delaysAtEntry(waited, 4).map(describeDelayEnd)).toEqual(['cancelled after 2 ms']);
    expect(ids(delaysAtEntry(waited, 5))).toEqual(['grace']);
    expect(
      delaysAtEntry(waited, 6).map((delay) => [describeDelayStart(delay), describeDelayEnd(delay)]),
    ).toEqual([['after reconnectBackoffMs in resuming.waiting, in 2 ms', 'ended with its actor after 3 ms']]);
    expect(delaysAtEntry(waited.slice(0, 3), 2).map(describeDelayEnd)).toEqual(['runs']);
    expect(delaysAtEntry(waited, 0)).toEqual([]);
  });

  test('run at every moment between the two', () => {
    const running = (seq: number) => ids(runningDelays(waited, 'x:0', seq));
    expect(running(0)).toEqual([]);
    expect(running(2)).toEqual(['grace', 'expiry']);
    expect(running(4)).toEqual([
      'grace',
      'xstate.after.reconnectBackoffMs.signaling.resuming.waiting',
    ]);
    expect(running(6)).toEqual([]);
    expect(runningDelays(waited, 'x:1', 2)).toEqual([]);
  });
});

describe('an actor', () => {
  const id = 'AbCdEfGhIjKlMnOpQrStUv';
  const member = { id, profile: { name: 'Ben' } };
  const met = numbered(
    actorEntry('x:0', null, 'x:0', 'call'),
    actorEntry('x:5', 'x:0', `peer:${id}`, 'peer'),
    actorEntry('x:6', 'x:5', 'connection', null),
    snapshotEntry('x:0', 'welcome', 'inRoom', { members: [member] }),
    snapshotEntry('x:0', 'left', 'inRoom', { members: [] }),
  );

  test('is called by its machine where it is a root, and what is for one person by that person', () => {
    expect([...actorNamesOf(met)]).toEqual([
      ['x:0', 'call'],
      ['x:5', 'peer · Ben'],
      ['x:6', 'connection · Ben'],
    ]);
    expect(actorNamesOf(met.slice(0, 2)).get('x:5')).toBe('peer · AbCdEf…');
  });

  test('stands below the one that made it, or is a root where that is not known', () => {
    const actors = ['a', 'b', 'c', 'd'].map((key) => ({
      key,
      parent: { b: 'a', c: 'b' }[key] ?? '?',
    }));
    const tree = buildActorTree(new Map(actors.map((actor) => [actor.key, actor])));
    expect(tree.map(({ actor, level }) => [actor.key, level])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
      ['d', 1],
    ]);
  });

  test('has a lane as near to the server as it is', () => {
    const said = listMessages(joiningEntries);
    const lanes = lifelinesOf(
      joiningEntries,
      said,
      (key) => actorNamesOf(joiningEntries).get(key) ?? key,
    );
    expect(lanes.map(({ name }) => name)).toEqual([serverKey, 'server', 'signaling', 'call']);
  });
});

test('an entry is said in one line', () => {
  const words = joiningEntries.map(summarizeEntry);
  expect(words.slice(0, 9)).toEqual([
    'began, machine call',
    'idle',
    'began, machine signaling',
    'idle',
    'began',
    'join',
    'idle → joining',
    'join',
    'joining',
  ]);
  const base = { seq: 0, at: 0, actor: 'x:0' };
  const sendTo = { kind: 'action', action: 'xstate.sendTo', params: { event: 'stats' } } as const;
  expect(summarizeEntry({ ...base, ...sendTo })).toBe('sendTo stats');
  const id = 'xstate.after.grace.peer.recovery.grace';
  expect(summarizeEntry({ ...base, kind: 'delay', phase: 'started', id, delayMs: 2_500.4 })).toBe(
    'after grace in recovery.grace, in 2500 ms',
  );
});

test('the event of a delay is called by the delay', () => {
  expect(formatEventName('xstate.after.grace.peer.recovery.grace')).toBe(
    'after grace in recovery.grace',
  );
  expect(formatEventName('xstate.after.expiry.call')).toBe('after expiry');
  expect(formatEventName('server.open')).toBe('server.open');
});

test('a time is said as a clock says it', () => {
  expect(inspectorText.time(0)).toBe('0:00.000');
  expect(inspectorText.time(62_345.9)).toBe('1:02.345');
});
