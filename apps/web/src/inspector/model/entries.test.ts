import { messages, server } from '@visavis/trace';
import { describe, expect, test } from 'vitest';
import { inspectorWords } from '../../words/inspector.ts';
import { changedIn } from './changed.ts';
import { chartOfMachine } from './charts.ts';
import { delaysAt, delaysRunning, endOf, startOf } from './delays.ts';
import { effectsOf, lastEntered, lastSnapshots } from './effects.ts';
import { eventName } from './event-name.ts';
import { began, got, joining, moved, recorded, stood } from './fixture.ts';
import { lanesOf } from './lanes.ts';
import { activePaths, innermost } from './lit.ts';
import { namesOf } from './names.ts';
import { summaryOf } from './summary.ts';
import { treeOf } from './tree.ts';

const seqs = (entries: readonly { readonly seq: number }[]) => entries.map(({ seq }) => seq);

describe('what an event led to', () => {
  const effects = (entries: typeof joining, seq: number) => {
    const cause = entries[seq];
    return cause === undefined ? [] : seqs(effectsOf(entries, cause));
  };

  test('is what its actor did up to the state after it', () => {
    expect(effects(joining, 5)).toEqual([6, 8]);
    expect(effects(joining, 13)).toEqual([14, 15]);
  });

  test('is nothing of what an actor was still busy with', () => {
    const busy = recorded(
      began('x:0', null, 'x:0', 'call'),
      got('x:0', null, 'first'),
      got('x:0', null, 'second'),
      moved('x:0', 'first', 'a', 'b'),
      stood('x:0', 'first', 'b'),
      moved('x:0', 'second', 'b', 'c'),
      stood('x:0', 'second', 'c'),
    );
    expect(effects(busy, 1)).toEqual([3, 4]);
    expect(effects(busy, 2)).toEqual([5, 6]);
  });

  test('is nothing where no machine dealt with it, and for what is no event', () => {
    expect(effects(joining, 9)).toEqual([]);
    expect(effects(joining, 6)).toEqual([]);
  });
});

test('the states of before and of now are known at every moment', () => {
  expect(lastSnapshots(joining, 9, 'x:0').map((one) => one?.seq)).toEqual([8, 1]);
  expect(lastSnapshots(joining, 4, 'x:0').map((one) => one?.seq)).toEqual([1, undefined]);
  expect(lastEntered(joining, 13, 'x:0')).toEqual(['joining']);
  expect(lastEntered(joining, 15, 'x:0')).toEqual(['inRoom.alone']);
  expect(lastEntered(joining, 15, 'x:1')).toEqual([]);
});

test('active states are named from the outside in, and shown from the inside', () => {
  const value = { inRoom: { media: 'on', line: { open: {} } } };
  expect(activePaths(value)).toEqual([
    'inRoom',
    'inRoom.media',
    'inRoom.media.on',
    'inRoom.line',
    'inRoom.line.open',
  ]);
  expect(innermost(value)).toEqual(['inRoom.media.on', 'inRoom.line.open']);
  expect(innermost('idle')).toEqual(['idle']);
  expect(innermost(null)).toEqual([]);
});

test('a change marks what it is in and what is in it', () => {
  const isChanged = changedIn([{ path: ['outbox', 'ana'], before: undefined, after: {} }]);
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
  const started = (id: string, ms: number) =>
    ({ kind: 'delay', actor: 'x:0', phase: 'started', id, ms }) as const;
  const waited = recorded(
    began('x:0', null, 'x:0', 'call'),
    started('grace', 4),
    started('expiry', 60_000),
    started('xstate.after.backoff.signaling.resuming.waiting', 2),
    { kind: 'delay', actor: 'x:0', phase: 'cancelled', id: 'expiry', ms: null },
    { kind: 'event', actor: 'x:0', from: null, event: { type: 'grace.over' }, delay: 'grace' },
    {
      kind: 'snapshot',
      actor: 'x:0',
      event: 'xstate.stop',
      status: 'stopped',
      value: 'lobby',
      context: null,
    },
  );
  const ids = (delays: ReturnType<typeof delaysAt>) => delays.map(({ id }) => id);

  test('are known at what began them and at what ended them', () => {
    expect(delaysAt(waited, 1).map((delay) => [startOf(delay), endOf(delay)])).toEqual([
      ['grace, in 4 ms', 'ran out after 4 ms'],
    ]);
    expect(delaysAt(waited, 4).map(endOf)).toEqual(['cancelled after 2 ms']);
    expect(ids(delaysAt(waited, 5))).toEqual(['grace']);
    expect(delaysAt(waited, 6).map((delay) => [startOf(delay), endOf(delay)])).toEqual([
      ['after backoff in resuming.waiting, in 2 ms', 'ended with its actor after 3 ms'],
    ]);
    expect(delaysAt(waited.slice(0, 3), 2).map(endOf)).toEqual(['runs']);
    expect(delaysAt(waited, 0)).toEqual([]);
  });

  test('run at every moment between the two', () => {
    const running = (seq: number) => ids(delaysRunning(waited, 'x:0', seq));
    expect(running(0)).toEqual([]);
    expect(running(2)).toEqual(['grace', 'expiry']);
    expect(running(4)).toEqual(['grace', 'xstate.after.backoff.signaling.resuming.waiting']);
    expect(running(6)).toEqual([]);
    expect(delaysRunning(waited, 'x:1', 2)).toEqual([]);
  });
});

describe('an actor', () => {
  const id = 'AbCdEfGhIjKlMnOpQrStUv';
  const member = { id, profile: { name: 'Ben' } };
  const met = recorded(
    began('x:0', null, 'x:0', 'call'),
    began('x:5', 'x:0', `peer:${id}`, 'peer'),
    began('x:6', 'x:5', 'connection', null),
    stood('x:0', 'welcome', 'inRoom', { members: [member] }),
    stood('x:0', 'left', 'inRoom', { members: [] }),
  );

  test('is called by its machine where it is a root, and what is for one person by that person', () => {
    expect([...namesOf(met)]).toEqual([
      ['x:0', 'call'],
      ['x:5', 'peer · Ben'],
      ['x:6', 'connection · Ben'],
    ]);
    expect(namesOf(met.slice(0, 2)).get('x:5')).toBe('peer · AbCdEf…');
  });

  test('stands below the one that made it, or is a root where that is not known', () => {
    const actors = ['a', 'b', 'c', 'd'].map((key) => ({
      key,
      parent: { b: 'a', c: 'b' }[key] ?? '?',
    }));
    const tree = treeOf(new Map(actors.map((actor) => [actor.key, actor])));
    expect(tree.map(({ actor, level }) => [actor.key, level])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
      ['d', 1],
    ]);
  });

  test('has a lane as near to the server as it is', () => {
    const said = messages(joining);
    const lanes = lanesOf(joining, said, (key) => namesOf(joining).get(key) ?? key);
    expect(lanes.map(({ name }) => name)).toEqual([server, 'link', 'signaling', 'call']);
  });
});

test('an entry is said in one line', () => {
  const words = joining.map(summaryOf);
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
  expect(summaryOf({ ...base, ...sendTo })).toBe('sendTo stats');
  const id = 'xstate.after.grace.peer.recovery.grace';
  expect(summaryOf({ ...base, kind: 'delay', phase: 'started', id, ms: 2_500.4 })).toBe(
    'after grace in recovery.grace, in 2500 ms',
  );
});

test('the event of a delay is called by the delay', () => {
  expect(eventName('xstate.after.grace.peer.recovery.grace')).toBe('after grace in recovery.grace');
  expect(eventName('xstate.after.expiry.call')).toBe('after expiry');
  expect(eventName('link.open')).toBe('link.open');
});

test('a time is said as a clock says it', () => {
  expect(inspectorWords.time(0)).toBe('0:00.000');
  expect(inspectorWords.time(62_345.9)).toBe('1:02.345');
});
