import {
  RoomName,
  Signature,
  signModeration,
  type Moderation,
  type ModerationAction,
  type PeerId,
} from '@visavis/protocol';
import { signature } from '@visavis/protocol/testing';
import { describe, expect, test } from 'vitest';
import type { ServerHandle } from '../../src/index.ts';
import { moderate } from '../support/moderation.ts';
import { startServer } from '../support/server.ts';
import { TestPeer } from '../support/test-peer.ts';
import { until } from '../support/wait.ts';

const room = RoomName.parse('blue');
const done = { data: undefined };
const notPermitted = { reason: 'not-permitted' };
const badRequest = { reason: 'bad-request' };
const muteAll: ModerationAction = { type: 'mute', target: null };

const send = (peer: TestPeer, moderation: Moderation) =>
  peer.call('mutation', 'room.moderate', { moderation });

/** Ana, the host of an open room, and Ben, a guest. */
async function openRoom(server: ServerHandle) {
  const ana = await TestPeer.connect(server);
  const ben = await TestPeer.connect(server);
  await ana.join(room);
  await ben.join(room);
  await ben.event('welcome');
  return {
    ana,
    ben,
    [Symbol.dispose]() {
      ana[Symbol.dispose]();
      ben[Symbol.dispose]();
    },
  };
}

describe('who moderates', () => {
  test('is the first in an open room, by the word of the server', async () => {
    await using server = await startServer();
    using peers = await openRoom(server);
    const { ana, ben } = peers;
    expect((await ana.event('welcome')).role).toBe('host');
    expect(await ben.event('welcome')).toMatchObject({
      role: 'guest',
      members: [{ role: 'host' }],
    });
    await ana.call('mutation', 'room.leave');
    expect(await ben.event('role')).toMatchObject({ id: ben.id, role: 'host', delegation: null });
    expect(await moderate(ben, room, muteAll)).toEqual(done);
  });

  test('is no guest, nobody who waits, and nobody outside', async () => {
    await using server = await startServer();
    using peers = await openRoom(server);
    const { ana, ben } = peers;
    using eve = await TestPeer.connect(server);
    expect(await moderate(ben, room, muteAll)).toEqual(notPermitted);
    expect(await moderate(eve, room, muteAll)).toEqual({ reason: 'not-joined' });
    await moderate(ana, room, { type: 'setAccess', access: 'waiting-room' });
    await eve.join(room);
    await eve.event('asked');
    const admitSelf: ModerationAction = { type: 'admit', target: eve.id };
    expect(await moderate(eve, room, admitSelf)).toEqual({ reason: 'not-joined' });
    await ana.call('query', 'server.info');
    expect(ana.eventTypes.filter((type) => type === 'moderated')).toHaveLength(1);
    expect(ben.eventTypes).not.toContain('joined');
  });
});

describe('a moderation', () => {
  test('reaches everyone with its author and its signature, the author included', async () => {
    await using server = await startServer();
    using peers = await openRoom(server);
    const { ana, ben } = peers;
    const action = { type: 'askToUnmute', target: ben.id } as const;
    const moderation = await signModeration(ana.identity, { room, number: 7, action });
    expect(await send(ana, moderation)).toEqual(done);
    for (const peer of [ana, ben])
      expect(await peer.event('moderated')).toMatchObject({ by: ana.id, moderation });
  });

  test('is refused unless its author has signed it for this room', async () => {
    await using server = await startServer();
    using peers = await openRoom(server);
    const { ana, ben } = peers;
    const action: ModerationAction = { type: 'mute', target: ben.id };
    const valid = await signModeration(ana.identity, { room, number: 7, action });
    const green = RoomName.parse('green');
    const forged: readonly Moderation[] = [
      { ...valid, signature },
      { ...valid, signature: Signature.parse(`A${valid.signature.slice(1)}`) },
      { ...valid, number: 8 },
      { ...valid, action: muteAll },
      { ...valid, action: { type: 'remove', target: ben.id } },
      await signModeration(ben.identity, { room, number: 7, action }),
      await signModeration(ana.identity, { room: green, number: 7, action }),
    ];
    for (const moderation of forged) expect(await send(ana, moderation)).toEqual(badRequest);
    expect(ana.eventTypes).not.toContain('moderated');
    expect(await send(ana, valid)).toEqual(done);
  });

  test('has no effect when it is repeated, or comes after a later one', async () => {
    await using server = await startServer();
    using peers = await openRoom(server);
    const { ana } = peers;
    const lock: ModerationAction = { type: 'setAccess', access: 'locked' };
    const open: ModerationAction = { type: 'setAccess', access: 'open' };
    expect(await moderate(ana, room, lock, 2)).toEqual(done);
    expect(await moderate(ana, room, open, 3)).toEqual(done);
    for (const number of [2, 3, 1, 0])
      expect(await moderate(ana, room, lock, number)).toEqual(done);
    expect(await ana.call('query', 'room.peek', { room })).toMatchObject({
      data: { state: 'open' },
    });
    expect(ana.eventTypes.filter((type) => type === 'moderated')).toHaveLength(2);
  });

  test.each([
    null,
    {},
    { action: muteAll, number: 1 },
    { action: { type: 'x' }, number: 1, signature },
  ])('is refused if it is no moderation: %j', async (moderation) => {
    await using server = await startServer();
    using peers = await openRoom(server);
    expect(await peers.ana.call('mutation', 'room.moderate', { moderation })).toEqual(badRequest);
  });
});

describe('a host', () => {
  test('locks the room, opens it, and restricts guests', async () => {
    await using server = await startServer();
    using peers = await openRoom(server);
    const { ana, ben } = peers;
    using eve = await TestPeer.connect(server);
    expect(await moderate(ana, room, { type: 'setAccess', access: 'locked' }, 1)).toEqual(done);
    expect(await eve.join(room)).toEqual({ reason: 'room-locked' });
    expect(await moderate(ana, room, { type: 'setAccess', access: 'open' }, 2)).toEqual(done);
    const guestRights = { screen: false };
    await moderate(ana, room, { type: 'setGuestRights', guestRights }, 3);
    await until(() => ben.eventTypes.filter((type) => type === 'room').length === 3);
    expect(await ben.event('room')).toMatchObject({ by: ana.id, room: { guestRights } });
    expect(await eve.join(room)).toEqual({});
    expect((await eve.event('welcome')).room).toMatchObject({ access: 'open', guestRights });
  });

  test('admits, denies and admits everyone', async () => {
    await using server = await startServer();
    using peers = await openRoom(server);
    const { ana, ben } = peers;
    await moderate(ana, room, { type: 'setAccess', access: 'waiting-room' }, 1);
    const waiting = await Promise.all([1, 2, 3, 4].map(() => TestPeer.connect(server)));
    const [eve, cho, dov, flo] = waiting;
    if (!eve || !cho || !dov || !flo) throw new Error('Expected four waiting.');
    for (const waitingMember of waiting) {
      await waitingMember.join(room);
      expect(await waitingMember.event('asked')).toMatchObject({ members: [{ id: ana.id }] });
    }
    expect((await ana.event('waiting')).members.map(({ id }) => id)).toEqual(
      waiting.map(({ id }) => id),
    );
    await moderate(ana, room, { type: 'admit', target: eve.id }, 2);
    expect((await eve.event('welcome')).members.map(({ id }) => id)).toEqual([ana.id, ben.id]);
    await moderate(ana, room, { type: 'deny', target: cho.id }, 3);
    expect(await cho.refusal()).toBe('admission-denied');
    await moderate(ana, room, { type: 'admit', target: null }, 4);
    await dov.event('welcome');
    await flo.event('welcome');
    await until(() => ana.eventTypes.filter((type) => type === 'joined').length === 4);
    expect((await ana.event('waiting')).members).toEqual([]);
    // Guests do not see who waits.
    expect(ben.eventTypes).not.toContain('waiting');
    for (const waitingMember of waiting) waitingMember[Symbol.dispose]();
  });

  test('removes a member, who does not come back with the same identity', async () => {
    await using server = await startServer();
    using peers = await openRoom(server);
    const { ana, ben } = peers;
    expect(await moderate(ana, room, { type: 'remove', target: ben.id })).toEqual(done);
    const left = { id: ben.id, reason: 'removed', by: ana.id };
    for (const peer of [ana, ben]) expect(await peer.event('left')).toMatchObject(left);
    expect(await ben.join(room)).toEqual({ reason: 'admission-denied' });
    using again = await TestPeer.connect(server, { identity: ben.identity });
    expect(await again.join(room)).toEqual({ reason: 'admission-denied' });
    using other = await TestPeer.connect(server);
    expect(await other.join(room)).toEqual({});
  });

  test('makes another host, who is one', async () => {
    await using server = await startServer();
    using peers = await openRoom(server);
    const { ana, ben } = peers;
    await moderate(ana, room, { type: 'makeHost', target: ben.id, delegation: null });
    expect(await ana.event('role')).toMatchObject({ id: ben.id, role: 'host', delegation: null });
    expect(await moderate(ben, room, { type: 'remove', target: ana.id })).toEqual(done);
    expect(await ana.event('left')).toMatchObject({ id: ana.id, reason: 'removed', by: ben.id });
  });

  test('ends the room for everyone', async () => {
    await using server = await startServer();
    using peers = await openRoom(server);
    const { ana, ben } = peers;
    expect(await moderate(ana, room, { type: 'endRoom' })).toEqual(done);
    for (const peer of [ana, ben])
      expect(await peer.event('left')).toMatchObject({ id: peer.id, reason: 'ended', by: ana.id });
  });

  test.each<[string, (target: PeerId) => ModerationAction]>([
    ['mute', (target) => ({ type: 'mute', target })],
    ['ask to unmute', (target) => ({ type: 'askToUnmute', target })],
    ['stop a screen', (target) => ({ type: 'stopScreen', target })],
    ['lower a hand', (target) => ({ type: 'lowerHand', target })],
  ])('leaves to the pages: %s', async (_, actionOn) => {
    await using server = await startServer();
    using peers = await openRoom(server);
    const { ana, ben } = peers;
    const action = actionOn(ben.id);
    expect(await moderate(ana, room, action)).toEqual(done);
    expect(await ben.event('moderated')).toMatchObject({ by: ana.id, moderation: { action } });
    await ben.call('query', 'server.info');
    expect(ben.eventTypes).toEqual(['welcome', 'moderated']);
  });
});
