import { KeyId, openProfile, openSignals } from '@visavis/protocol';
import { createProfile } from '@visavis/protocol/testing';
import { describe, expect, test } from 'vitest';
import { PrivateRoom } from '../support/private-room.ts';
import { startServer } from '../support/server.ts';
import { TestPeer } from '../support/test-peer.ts';
import { createCandidate, createOffer } from '../support/signals.ts';
import { until } from '../support/wait.ts';

const refused = { reason: 'bad-request' };
const key = KeyId.parse('yuw3ACjn');
const sealedSignal = { kind: 'sealed', key, sealed: 'c2VhbGVk' } as const;

/** Ana and Ben in a private room. */
async function openForTwo(ana: TestPeer, ben: TestPeer) {
  const room = await PrivateRoom.create();
  const link = await room.createLink();
  await room.join(ana, link);
  await room.join(ben, link);
  await ben.event('welcome');
  return { room, link };
}

describe('in a private room', () => {
  test('profiles and signals arrive as they were sealed', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    const { room, link } = await openForTwo(ana, ben);
    const offer = createOffer();

    expect(await room.send(ben, ana, link, offer)).toEqual({ data: undefined });
    await ben.call('mutation', 'room.update', await room.seal(ben, link, 'Ben', 2));

    const { profile } = await ana.event('updated');
    expect(await openProfile(link, room.name, ben.id, profile)).toMatchObject({ name: 'Ben' });
    const route = { room: room.name, from: ben.id, to: ana.id };
    const opened = await openSignals(link, route, await ana.event('signal'));
    expect(opened?.signals).toEqual([offer]);
  });

  test('only the newer of two sealed profiles is announced', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    const { room, link } = await openForTwo(ana, ben);

    for (const revision of [1, 3, 2, 4]) {
      await ben.call('mutation', 'room.update', await room.seal(ben, link, 'Ben', revision));
    }
    await until(() => ana.events.length === 4);
    const revisions = ana.events.flatMap(({ data }) =>
      data.type === 'updated' ? [data.profile.revision] : [],
    );
    expect(revisions).toEqual([3, 4]);
  });

  test('what is not sealed is refused', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    using eve = await TestPeer.connect(server);
    const { room, link } = await openForTwo(ana, ben);
    const entry = { token: link.entryToken, lock: null };

    expect(await eve.join(room.name, { entry, name: 'Eve' })).toEqual(refused);
    const plain = createProfile({ revision: 9 });
    expect(await ben.call('mutation', 'room.update', plain)).toEqual(refused);
    expect(await ben.send(ana.id, 1, 1, createOffer())).toEqual(refused);
    expect(await ben.send(ana.id, 1, 1, sealedSignal, createCandidate())).toEqual(refused);
    expect(await ben.send(ana.id, 1, 1, sealedSignal)).toEqual({ data: undefined });
    await ana.event('signal');
    expect(ana.eventTypes).toEqual(['welcome', 'joined', 'signal']);
  });
});

describe('in an open room', () => {
  test('what is sealed is refused', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    const profile = { key, sealed: 'c2VhbGVk', revision: 9 };
    await ana.join('blue');

    expect(await ben.join('blue', { profile })).toEqual(refused);
    await ben.join('blue');
    expect(await ben.call('mutation', 'room.update', profile)).toEqual(refused);
    expect(await ben.send(ana.id, 1, 1, sealedSignal)).toEqual(refused);
    expect(await ben.send(ana.id, 1, 1, createCandidate(), sealedSignal)).toEqual(refused);
    expect(await ben.send(ana.id, 1, 1, createCandidate())).toEqual({ data: undefined });
    await ana.event('signal');
    expect(ana.eventTypes).toEqual(['welcome', 'joined', 'signal']);
  });
});
