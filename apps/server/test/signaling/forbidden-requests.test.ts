import { describe, expect, test } from 'vitest';
import { OtherRoom } from '../support/other-room.ts';
import { startServer } from '../support/server.ts';
import { createOffer } from '../support/signals.ts';
import { TestPeer } from '../support/test-peer.ts';

describe('a refused request leaves the connection open:', () => {
  test('a signal to a peer in another room, in no room, or to oneself', async () => {
    await using server = await startServer();
    using other = await OtherRoom.open(server);
    using peer = await TestPeer.connect(server);
    using nowhere = await TestPeer.connect(server);
    await peer.join('blue');

    for (const to of [other.ana.id, nowhere.id, peer.id]) {
      expect(await peer.send(to, 1, 1, createOffer())).toEqual({ reason: 'no-such-member' });
    }
    expect(await other.isUndisturbed()).toBe(true);
  });

  test('a signal or an update before joining', async () => {
    await using server = await startServer();
    using other = await OtherRoom.open(server);
    using peer = await TestPeer.connect(server);
    const profile = { name: 'x', microphone: true, camera: true, screen: true, hand: true };

    expect(await peer.send(other.ana.id, 1, 1, createOffer())).toEqual({ reason: 'not-joined' });
    expect(await peer.call('mutation', 'room.update', { ...profile, revision: 1 })).toEqual({
      reason: 'not-joined',
    });
    expect(await other.isUndisturbed()).toBe(true);
  });

  test('a forged sender, which is ignored', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    using eve = await TestPeer.connect(server);
    for (const peer of [ana, ben, eve]) await peer.join('blue');
    const batch = {
      to: ana.id,
      from: ben.id,
      generation: 1,
      firstSequence: 1,
      signals: [createOffer()],
    };

    await eve.call('mutation', 'signal.send', batch);

    expect(await ana.event('signal')).toMatchObject({ from: eve.id });
  });

  test('joining twice, the same room or another', async () => {
    await using server = await startServer();
    using other = await OtherRoom.open(server);
    expect(await other.ana.join('elsewhere')).toEqual({ reason: 'already-joined' });
    expect(await other.ana.join('blue')).toEqual({ reason: 'already-joined' });
    expect(await other.isUndisturbed()).toBe(true);
  });

  test('joining a full room', async () => {
    await using server = await startServer({ MEMBERS_PER_ROOM: '2' });
    using other = await OtherRoom.open(server);
    using peer = await TestPeer.connect(server);
    expect(await peer.join('elsewhere')).toEqual({ reason: 'room-full' });
    expect(await peer.join('blue')).toEqual({});
    expect(await other.isUndisturbed()).toBe(true);
  });

  test('one room more than the server allows', async () => {
    await using server = await startServer({ MAX_ROOMS: '1' });
    using other = await OtherRoom.open(server);
    using peer = await TestPeer.connect(server);
    expect(await peer.join('blue')).toEqual({ reason: 'too-many-rooms' });
    expect(await other.isUndisturbed()).toBe(true);
  });
});
