import { describe, expect, test } from 'vitest';
import {
  changes,
  differences,
  messages,
  momentAt,
  passes,
  placeAt,
  placeOf,
  server,
  tracksOf,
  type EntryOf,
  type TraceEntry,
} from '../src/index.ts';
import { recordedCall } from './support/recorded.ts';

const entries = recordedCall().entries();
const everything = { text: '', kinds: [], actor: null } as const;

const keyOf = (machine: string) => {
  const begun = entries.find((entry) => entry.kind === 'actor' && entry.machine === machine);
  if (begun === undefined) throw new Error(`No ${machine}.`);
  return begun.actor;
};

/** What was said of an actor last, found by looking through everything. */
const lastSnapshot = (key: string, seq: number) =>
  entries.findLast(
    (entry): entry is EntryOf<'snapshot'> =>
      entry.kind === 'snapshot' && entry.actor === key && entry.seq <= seq,
  );

describe('a moment', () => {
  test('is what the last snapshots before it say, for every actor and every entry', () => {
    for (const { seq } of entries) {
      for (const [key, actor] of momentAt(entries, seq)) {
        const snapshot = lastSnapshot(key, seq);
        expect(actor.value).toBe(snapshot?.value ?? null);
        expect(actor.context).toBe(snapshot?.context ?? null);
      }
    }
  });

  test('has the actors as a tree, those included that had ended', () => {
    expect(momentAt(entries, -1).size).toBe(0);
    const end = [...momentAt(entries, Infinity).values()];
    const nameOf = (key: string | null) => end.find((actor) => actor.key === key)?.machine ?? null;
    expect(end.map(({ parent, machine, id }) => [nameOf(parent), machine ?? id])).toEqual(
      expect.arrayContaining([
        [null, 'call'],
        ['call', 'signaling'],
        ['call', 'media'],
        ['signaling', 'link'],
        ['media', 'capture'],
        ['call', 'peer'],
        ['peer', 'connection'],
      ]),
    );
    expect(end.find(({ machine }) => machine === 'peer')?.status).toBe('stopped');
  });

  test('differs from another in what has changed', () => {
    const call = keyOf('call');
    const joined = entries.find(
      (entry) => entry.kind === 'snapshot' && entry.event === 'join' && entry.actor === call,
    );
    const seq = joined?.seq ?? 0;
    const before = momentAt(entries, seq - 1);
    const found = changes(before, momentAt(entries, seq));
    expect(found.map(({ key }) => key)).toEqual([call]);
    expect(found[0]?.differences[0]).toEqual({
      path: ['value'],
      before: 'lobby',
      after: 'joining',
    });
    expect(changes(before, before)).toEqual([]);
  });
});

test('differences are told as deep inside as they are', () => {
  expect(differences({ a: [1, { b: 2 }], gone: null }, { a: [1, { b: 3 }], fresh: {} })).toEqual([
    { path: ['a', '1', 'b'], before: 2, after: 3 },
    { path: ['gone'], before: null, after: undefined },
    { path: ['fresh'], before: undefined, after: {} },
  ]);
  expect(differences([], {})).toHaveLength(1);
});

test('a place is found by number and by time, also of what is not there', () => {
  const some = [4, 5, 6, 7, 8, 9].map((seq) => ({ seq, at: seq }));
  expect([placeOf(some, 3), placeOf(some, 4), placeOf(some, 99)]).toEqual([-1, 0, 5]);
  expect([placeAt(some, 0), placeAt(some, 5.5), placeAt(some, 99)]).toEqual([0, 2, 6]);
  expect([placeOf([], 1), placeAt([], 1)]).toEqual([-1, 0]);
});

describe('a filter', () => {
  test('lets everything pass that it does not speak of', () => {
    expect(entries.every(passes(everything))).toBe(true);
  });

  test('finds text in names and values, in capitals or not, and takes it as it is', () => {
    const found = (text: string) => entries.filter(passes({ ...everything, text }));
    expect(found('GRABOWSKA').length).toBeGreaterThan(0);
    expect(found('iceServers').length).toBeGreaterThan(0);
    expect(found('.*')).toHaveLength(0);
    expect(found('never said')).toHaveLength(0);
  });

  test('keeps to an actor and to kinds', () => {
    const actor = keyOf('peer');
    const kept = entries.filter(passes({ ...everything, actor, kinds: ['event', 'delay'] }));
    expect(new Set(kept.map(({ kind }) => kind))).toEqual(new Set(['event', 'delay']));
    expect(new Set(kept.map((entry) => entry.actor))).toEqual(new Set([actor]));
    expect(tracksOf(entries).get(actor)?.entries.length).toBeGreaterThan(kept.length);
  });
});

test('messages go between actors and to the server, and come back from it', () => {
  const [signaling, call] = [keyOf('signaling'), keyOf('call')];
  const all = messages(entries);
  const types = (from: string | null, to: string) =>
    new Set(all.filter((one) => one.from === from && one.to === to).map(({ type }) => type));
  expect(types(null, call)).toContain('join');
  expect(types(call, signaling)).toContain('join');
  const link = all.find(({ type }) => type === 'room.join')?.from ?? '';
  expect(types(signaling, link)).toContain('join');
  expect([...types(link, server)]).toEqual([
    'ice.servers',
    'room.peek',
    'room.join',
    'signal.send',
  ]);
  expect(types(server, link)).toContain('link.event');
  expect(types(link, signaling)).toContain('link.lost');
  expect(types(server, link)).not.toContain('link.lost');
});

test('fifty thousand entries are looked at without a pause', () => {
  const many: TraceEntry[] = [];
  for (let seq = 0; many.length < 50_000; seq += 1) {
    const entry = entries[seq % entries.length];
    if (entry !== undefined) many.push({ ...entry, seq, at: seq });
  }
  const began = performance.now();
  momentAt(many, 25_000);
  const first = performance.now() - began;
  for (let seq = 0; seq < 1_000; seq += 1) momentAt(many, seq * 50);
  const each = (performance.now() - began - first) / 1_000;
  // Far from what it takes, so that only another order of growth is noticed: the whole list once, and then
  // a few steps for each actor.
  expect(first).toBeLessThan(500);
  expect(each).toBeLessThan(5);
});
