import { describe, expect, test } from 'vitest';
import { PrivateRoom } from '../support/private-room.ts';
import { startServer } from '../support/server.ts';
import { TestPeer } from '../support/test-peer.ts';
import { until } from '../support/wait.ts';

const badRequest = { reason: 'bad-request' };
const done = { data: undefined };

describe('changing the link of a private room', () => {
  test('keeps its members, and keeps out those who have the old link', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    using eve = await TestPeer.connect(server);
    const room = await PrivateRoom.create();
    const [oldLink, newLink] = [await room.createLink(), await room.createLink()];
    await room.join(ana, oldLink, { lock: await room.createLock(0, oldLink) });
    await room.join(ben, oldLink);
    const lock = await room.createLock(1, newLink);

    expect(await ana.call('mutation', 'room.changeLink', { lock })).toEqual(done);

    for (const member of [ana, ben]) {
      expect(await member.event('room')).toMatchObject({ room: { lock }, by: ana.id });
    }
    expect(await room.join(eve, oldLink)).toEqual({ reason: 'link-changed' });
    expect(await room.join(eve, newLink)).toEqual({});
    expect((await eve.event('welcome')).members).toHaveLength(2);
    await ben.event('joined');
    expect(ben.eventTypes).toEqual(['welcome', 'room', 'joined']);
  });

  test('can be repeated, but not with an older lock, or another one of the same epoch', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    const room = await PrivateRoom.create();
    const [link, otherLink] = [await room.createLink(), await room.createLink()];
    await room.join(ana, link);
    const change = async (epoch: number, to: typeof link) =>
      ana.call('mutation', 'room.changeLink', { lock: await room.createLock(epoch, to) });

    expect(await change(3, otherLink)).toEqual(done);
    expect(await change(3, otherLink)).toEqual(done);
    expect(await change(3, link)).toEqual(badRequest);
    expect(await change(2, otherLink)).toEqual(badRequest);
    expect(await change(4, link)).toEqual(done);
    await until(() => ana.events.length === 3);
    await ana.call('query', 'server.info');
    expect(ana.eventTypes).toEqual(['welcome', 'room', 'room']);
  });

  test('needs a lock of the owner, a private room, and a place in it', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using eve = await TestPeer.connect(server);
    const room = await PrivateRoom.create();
    const other = await PrivateRoom.create();
    const link = await room.createLink();
    const lock = await room.createLock(1, link);
    const change = (peer: TestPeer, changed: unknown) =>
      peer.call('mutation', 'room.changeLink', { lock: changed });

    expect(await change(ana, lock)).toEqual({ reason: 'not-joined' });
    await room.join(ana, link);
    await eve.join('blue');
    expect(await change(eve, lock)).toEqual(badRequest);
    expect(await change(ana, await other.createLock(1, link))).toEqual(badRequest);
    expect(await change(ana, null)).toEqual(badRequest);
    expect(await change(ana, lock)).toEqual(done);
  });
});
