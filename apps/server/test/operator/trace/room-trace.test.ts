import {
  transitionRoom,
  createEmptyRoom,
  type RoomMachineEvent,
  type RoomSnapshot,
} from '@visavis/machines';
import { EntryHash, Lock, PeerId, RoomName } from '@visavis/protocol';
import { createProfile, createPublicKey, signature } from '@visavis/protocol/testing';
import { isAltered, parseTrace, replay, type Trace, type TraceEntry } from '@visavis/trace';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ServerHandle } from '../../../src/index.ts';
import { RoomTrace } from '../../../src/operator/trace/room-trace.ts';
import { get } from '../../support/http.ts';
import { TestPeer } from '../../support/test-peer.ts';
import { startServer } from '../../support/server.ts';

/** Opens a trace as the inspector does. */
function opened(text: string): Trace {
  const trace = parseTrace(text);
  if (typeof trace === 'string') throw new Error(`The trace is ${trace}.`);
  return trace;
}

async function traceOf({ url }: ServerHandle): Promise<Trace> {
  const { status, headers, body } = await get(`${url}/operator/trace.json`);
  expect(status).toBe(200);
  expect(headers['cache-control']).toBe('no-store');
  return opened(body);
}

const lineOf = (entry: TraceEntry): string => {
  if (entry.kind === 'event') return `${entry.actor} receives ${entry.event.type}`;
  if (entry.kind === 'snapshot') return `${entry.actor} after ${entry.event}`;
  return `${entry.actor} ${entry.kind}`;
};

const room = RoomName.parse('a-secret-room');
const ana = PeerId.parse('ana'.padEnd(22, '-'));
const ben = PeerId.parse('ben'.padEnd(22, '-'));
const profileOf = (name: string) => createProfile({ name });
const joins = (id: PeerId, name: string) =>
  ({
    type: 'member.join',
    id,
    publicKey: createPublicKey(id),
    profile: profileOf(name),
    entryHash: null,
    delegation: null,
  }) as const;
const marked = () => 'mark1234';

/** A room whose events are traced. */
function traced(names = false) {
  const trace = new RoomTrace({ pseudonymize: marked, shouldShowNames: names });
  let before: RoomSnapshot = createEmptyRoom({ name: room, capacity: 2 });
  const take = (event: RoomMachineEvent) => {
    const after = transitionRoom(before, event).snapshot;
    trace.observe({ room, event, before, after });
    before = after;
  };
  return { take, trace: () => opened(JSON.stringify(trace.trace())) };
}

describe('the trace of rooms', () => {
  afterEach(() => void vi.useRealTimers());

  test('contains each event of each room and the snapshot after it', async () => {
    await using server = await startServer({ OPERATOR_KEEP_TRACE: '1' });
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('green');
    await ana.call('mutation', 'room.leave');
    await ana.join('blue');

    const { entries, droppedEntries, redaction } = await traceOf(server);

    const startOf = (room: string) => [
      `${room} actor`,
      `${room} receives xstate.init`,
      `${room} after xstate.init`,
      `${room} receives member.join`,
      `${room} after member.join`,
    ];
    const left = ['x:0 receives member.leave', 'x:0 after member.leave'];
    const expected = [startOf('x:0'), startOf('x:1'), left, startOf('x:2')].flat();
    expect(entries.map(lineOf)).toEqual(expected);
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, n) => n));
    expect({ droppedEntries, redaction }).toEqual({
      droppedEntries: 0,
      redaction: { hasNames: false },
    });
    expect(entries.at(-1)).toMatchObject({
      kind: 'snapshot',
      status: 'active',
      value: { running: { occupancy: 'alone', access: 'open' } },
      context: { capacity: 8, members: [{ presence: 'present' }] },
    });
  });

  test('identifies each room by its pseudonym on the operator page', async () => {
    await using server = await startServer({ OPERATOR_KEEP_TRACE: '1' });
    using ana = await TestPeer.connect(server);
    await ana.join('blue');
    const { body } = await get(`${server.url}/operator`);
    const [actor] = (await traceOf(server)).entries;
    const [, mark] = /^room:(\w{8})$/.exec(actor?.kind === 'actor' ? actor.id : '') ?? [];
    expect(body).toContain(`Room <code>${mark}</code>`);
  });

  test('contains names only where that is configured, and never ids', async () => {
    const bodyWith = async (OPERATOR_SHOW_NAMES: string) => {
      await using server = await startServer({ OPERATOR_KEEP_TRACE: '1', OPERATOR_SHOW_NAMES });
      using ana = await TestPeer.connect(server);
      await ana.join('a-secret-room', { name: 'Anastasia' });
      const { body } = await get(`${server.url}/operator/trace.json`);
      return { body, names: ['a-secret-room', 'Anastasia'], id: ana.id };
    };
    const hidden = await bodyWith('0');
    for (const secret of [...hidden.names, hidden.id]) expect(hidden.body).not.toContain(secret);
    const expected = await bodyWith('1');
    for (const name of expected.names) expect(expected.body).toContain(name);
    expect(expected.body).not.toContain(expected.id);
  });

  test.each([false, true])('replays without divergence, with names: %s', (names) => {
    const { take, trace } = traced(names);
    take(joins(ben, 'Ben'));
    take({ type: 'access.set', access: 'waiting-room', by: null });
    take(joins(ana, 'Ana'));
    take({ type: 'waiting.admit', id: ana, by: null });
    take({ type: 'member.update', id: ana, profile: { ...profileOf('Anna'), revision: 2 } });
    take({ type: 'member.away', id: ben });
    take({ type: 'member.graceExpired', id: ben });
    take({ type: 'member.leave', id: ana });
    take(joins(ana, 'Ana'));
    take({ type: 'room.end', by: null });

    // The room is left once in between, and another room of this name starts; each starts with a step of its own.
    const whole = { actors: 2, comparedSteps: 12, uncomparedSteps: 0 };
    const saved = trace();
    expect(isAltered(saved)).toBe(false);
    expect(replay(saved)).toMatchObject({ ...whole, divergences: [], incompleteActors: [] });
  });

  test('of a private room replays without divergence, and hides its locks', () => {
    const { take, trace } = traced();
    const [owners, squatters] = ['o', 's'].map((letter) =>
      EntryHash.parse(`${letter.repeat(42)}A`),
    );
    const joinsBy = (entryHash = owners ?? null) => ({ ...joins(ana, 'Ana'), entryHash });
    const lockOf = (epoch: number, entryHash = owners) =>
      Lock.parse({ owner: createPublicKey(ben), epoch, entryHash, signature });
    take(joinsBy(squatters));
    take({ type: 'lock.present', lock: lockOf(0) });
    take(joinsBy(squatters));
    // Nobody is left, so the next one opens the room anew, with a lock before anybody is in it.
    take({ type: 'lock.present', lock: lockOf(0) });
    take(joinsBy());
    take({ type: 'link.change', lock: lockOf(1, squatters), by: ana });

    const saved = trace();
    expect(replay(saved)).toMatchObject({
      actors: 2,
      comparedSteps: 8,
      divergences: [],
      incompleteActors: [],
    });
    for (const secret of [owners, squatters, signature, createPublicKey(ben)]) {
      expect(JSON.stringify(saved)).not.toContain(secret);
    }
  });

  test('hides unknown text in a room', () => {
    const { take, trace } = traced();
    const secret = 'Call me at +49 30 901820';
    const { profile, ...event } = joins(ana, 'Ana');
    const extended = { ...event, profile: { ...profile, note: secret }, motto: secret } as const;
    take(extended);
    const text = JSON.stringify(trace());
    expect(text).toContain('member.join');
    for (const hidden of [secret, '"motto":']) expect(text).not.toContain(hidden);
  });

  test('can be opened after the clock was set back, and its times do not run backwards', () => {
    const { take, trace } = traced();
    take(joins(ana, 'Ana'));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 3_600_000 });
    take({ type: 'member.leave', id: ana });
    const times = trace().entries.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(times.at(-1)).toBeLessThan(60_000);
  });

  test('keeps the newest thousand steps, and the snapshot before the first of them', () => {
    const { take, trace } = traced();
    take(joins(ana, 'Ana'));
    for (let n = 0; n < 1_499; n += 1) {
      take({ type: n % 2 === 0 ? 'member.away' : 'member.back', id: ana });
    }

    const saved = trace();
    const { entries, droppedEntries } = saved;

    expect(droppedEntries).toBe(1_000);
    expect(entries).toHaveLength(2_002);
    expect(entries[0]).toMatchObject({ kind: 'actor', seq: 1_000, machine: 'room', input: null });
    expect(entries[1]).toMatchObject({
      kind: 'snapshot',
      context: { members: [{ presence: 'away' }] },
    });
    expect(entries.at(-1)).toMatchObject({ event: 'member.away' });
    expect(replay(saved)).toMatchObject({
      actors: 1,
      comparedSteps: 1_000,
      // The state before the first of them.
      uncomparedSteps: 1,
      divergences: [],
    });
  });

  test.each([
    ['where it is not kept', {}, {}],
    [
      'for a client from another machine',
      { OPERATOR_KEEP_TRACE: '1' },
      { 'X-Forwarded-For': '192.0.2.1' },
    ],
  ])('looks like an unknown path %s', async (_, env, headers) => {
    await using server = await startServer(env);
    const nothing = await get(`${server.url}/nothing`, headers);
    const response = await get(`${server.url}/operator/trace.json`, headers);
    expect(response).toMatchObject({ status: 404, body: nothing.body });
  });
});
