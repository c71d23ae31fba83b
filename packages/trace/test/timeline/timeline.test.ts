import { describe, expect, test } from 'vitest';
import {
  diffActorStates,
  diffValues,
  listMessages,
  actorStatesAt,
  createEntryTest,
  indexAtTime,
  indexAtSeq,
  serverKey,
  actorLogsOf,
  type EntryOf,
  type TraceEntry,
} from '../../src/index.ts';
import { recordCall } from '../support/recordings.ts';

const entries = recordCall().entries();
const noFilter = { text: '', kinds: [], actor: null } as const;

const keyOf = (machine: string) => {
  const start = entries.find((entry) => entry.kind === 'actor' && entry.machine === machine);
  if (start === undefined) throw new Error(`No ${machine}.`);
  return start.actor;
};

/** The last snapshot of an actor up to an entry, found by linear search. */
const lastSnapshot = (key: string, seq: number) =>
  entries.findLast(
    (entry): entry is EntryOf<'snapshot'> =>
      entry.kind === 'snapshot' && entry.actor === key && entry.seq <= seq,
  );

describe('the actor states at an entry', () => {
  test('are those of the last snapshots before it, for every actor and entry', () => {
    for (const { seq } of entries) {
      for (const [key, actor] of actorStatesAt(entries, seq)) {
        const snapshot = lastSnapshot(key, seq);
        expect(actor.value).toBe(snapshot?.value ?? null);
        expect(actor.context).toBe(snapshot?.context ?? null);
      }
    }
  });

  test('include the parents, and actors that have ended', () => {
    expect(actorStatesAt(entries, -1).size).toBe(0);
    const end = [...actorStatesAt(entries, Infinity).values()];
    const nameOf = (key: string | null) => end.find((actor) => actor.key === key)?.machine ?? null;
    expect(end.map(({ parent, machine, id }) => [nameOf(parent), machine ?? id])).toEqual(
      expect.arrayContaining([
        [null, 'call'],
        ['call', 'signaling'],
        ['call', 'media'],
        ['signaling', 'server'],
        ['media', 'capture'],
        ['call', 'peer'],
        ['peer', 'connection'],
      ]),
    );
    expect(end.find(({ machine }) => machine === 'peer')?.status).toBe('stopped');
  });

  test('differ from those at another entry by what has changed', () => {
    const call = keyOf('call');
    const joined = entries.find(
      (entry) => entry.kind === 'snapshot' && entry.event === 'join' && entry.actor === call,
    );
    const seq = joined?.seq ?? 0;
    const before = actorStatesAt(entries, seq - 1);
    const found = diffActorStates(before, actorStatesAt(entries, seq));
    expect(found.map(({ key }) => key)).toEqual([call]);
    expect(found[0]?.differences[0]).toEqual({
      path: ['value', 'active'],
      before: 'lobby',
      after: 'joining',
    });
    expect(diffActorStates(before, before)).toEqual([]);
  });
});

test('a difference has the deepest possible path', () => {
  expect(diffValues({ a: [1, { b: 2 }], removed: null }, { a: [1, { b: 3 }], added: {} })).toEqual([
    { path: ['a', '1', 'b'], before: 2, after: 3 },
    { path: ['removed'], before: null, after: undefined },
    { path: ['added'], before: undefined, after: {} },
  ]);
  expect(diffValues([], {})).toHaveLength(1);
});

test('an index is found by seq and by time, also between entries', () => {
  const some = [4, 5, 6, 7, 8, 9].map((seq) => ({ seq, at: seq }));
  expect([indexAtSeq(some, 3), indexAtSeq(some, 4), indexAtSeq(some, 99)]).toEqual([-1, 0, 5]);
  expect([indexAtTime(some, 0), indexAtTime(some, 5.5), indexAtTime(some, 99)]).toEqual([0, 2, 6]);
  expect([indexAtSeq([], 1), indexAtTime([], 1)]).toEqual([-1, 0]);
});

describe('a filter', () => {
  test('ignores criteria that are not set', () => {
    expect(entries.every(createEntryTest(noFilter))).toBe(true);
  });

  test('finds text in names and values, without regard to case, and not as a pattern', () => {
    const found = (text: string) => entries.filter(createEntryTest({ ...noFilter, text }));
    expect(found('GRABOWSKA').length).toBeGreaterThan(0);
    expect(found('iceServers').length).toBeGreaterThan(0);
    expect(found('.*')).toHaveLength(0);
    expect(found('never said')).toHaveLength(0);
  });

  test('selects an actor and kinds of entries', () => {
    const actor = keyOf('peer');
    const kept = entries.filter(createEntryTest({ ...noFilter, actor, kinds: ['event', 'delay'] }));
    expect(new Set(kept.map(({ kind }) => kind))).toEqual(new Set(['event', 'delay']));
    expect(new Set(kept.map((entry) => entry.actor))).toEqual(new Set([actor]));
    expect(actorLogsOf(entries).get(actor)?.entries.length).toBeGreaterThan(kept.length);
  });
});

test('messages are sent between actors, and to and from the server', () => {
  const [signaling, call] = [keyOf('signaling'), keyOf('call')];
  const all = listMessages(entries);
  const types = (from: string | null, to: string) =>
    new Set(all.filter((one) => one.from === from && one.to === to).map(({ type }) => type));
  expect(types(null, call)).toContain('join');
  expect(types(call, signaling)).toContain('join');
  const link = all.find(({ type }) => type === 'room.join')?.from ?? '';
  expect(types(signaling, link)).toContain('join');
  expect([...types(link, serverKey)]).toEqual([
    'ice.servers',
    'room.peek',
    'room.join',
    'signal.send',
  ]);
  expect(types(serverKey, link)).toContain('server.roomEvent');
  expect(types(link, signaling)).toContain('server.lost');
  expect(types(serverKey, link)).not.toContain('server.lost');
});

test('fifty thousand entries are processed without a noticeable delay', () => {
  const many: TraceEntry[] = [];
  for (let seq = 0; many.length < 50_000; seq += 1) {
    const entry = entries[seq % entries.length];
    if (entry !== undefined) many.push({ ...entry, seq, at: seq });
  }
  const startedAt = performance.now();
  actorStatesAt(many, 25_000);
  const first = performance.now() - startedAt;
  for (let seq = 0; seq < 1_000; seq += 1) actorStatesAt(many, seq * 50);
  const each = (performance.now() - startedAt - first) / 1_000;
  // Far from what it takes, so that only another order of growth is noticed: the whole list once, and then
  // a few steps for each actor.
  expect(first).toBeLessThan(500);
  expect(each).toBeLessThan(5);
});
