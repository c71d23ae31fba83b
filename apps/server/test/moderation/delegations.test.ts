import { RoomName, signDelegation } from '@visavis/protocol';
import { describe, expect, test } from 'vitest';
import { moderate } from '../support/moderation.ts';
import { PrivateRoom } from '../support/private-room.ts';
import { startServer } from '../support/server.ts';
import { TestPeer } from '../support/test-peer.ts';

const done = { data: undefined };
const badRequest = { reason: 'bad-request' };

describe('a private room', () => {
  test('has no host but those whom the owner has named', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    using cho = await TestPeer.connect(server);
    const room = await PrivateRoom.create();
    const link = await room.createLink();
    await room.join(ana, link);
    expect((await ana.event('welcome')).role).toBe('guest');
    const owner = await room.delegate(ben, 'owner');
    expect(await room.join(ben, link, { delegation: owner })).toEqual({});
    expect((await ben.event('welcome')).role).toBe('owner');
    const host = await room.delegate(cho, 'host');
    await room.join(cho, link, { delegation: host });
    expect((await cho.event('welcome')).members).toMatchObject([
      { id: ana.id, role: 'guest', delegation: null },
      { id: ben.id, role: 'owner', delegation: owner },
    ]);
    expect((await ana.event('joined')).member).toMatchObject({ role: 'host', delegation: host });
    expect(await moderate(ana, room.name, { type: 'endRoom' })).toEqual({
      reason: 'not-permitted',
    });
    expect(await moderate(cho, room.name, { type: 'remove', target: ben.id })).toEqual({
      reason: 'not-permitted',
    });
    expect(await moderate(cho, room.name, { type: 'remove', target: ana.id })).toEqual(done);
  });

  test('refuses delegations that the owner has not made for this peer and this room', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using eve = await TestPeer.connect(server);
    const room = await PrivateRoom.create();
    const other = await PrivateRoom.create();
    const link = await room.createLink();
    const valid = await room.delegate(ana, 'host');
    const { name } = room;
    const own = await signDelegation(ana.identity, { room: name, peer: ana.id, role: 'host' });
    const invalid = [
      await room.delegate(eve, 'host'),
      await other.delegate(ana, 'host'),
      own,
      { ...own, owner: room.owner.publicKey },
      { ...valid, role: 'owner' },
      { ...valid, role: 'guest' },
      { ...valid, signature: valid.signature.slice(1) },
      'host',
    ];
    for (const delegation of invalid)
      expect(await room.join(ana, link, { delegation })).toEqual(badRequest);
    expect(await room.join(ana, link, { delegation: valid })).toEqual({});
  });

  test('lets its owner in when it is locked', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    const room = await PrivateRoom.create();
    const link = await room.createLink();
    await room.join(ana, link, { delegation: await room.delegate(ana, 'host') });
    await moderate(ana, room.name, { type: 'setAccess', access: 'locked' });
    expect(await room.join(ben, link)).toEqual({ reason: 'room-locked' });
    const delegation = await room.delegate(ben, 'owner');
    expect(await room.join(ben, link, { delegation })).toEqual({});
    expect((await ben.event('welcome')).role).toBe('owner');
  });

  test('has a new host when the owner proves it', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    using cho = await TestPeer.connect(server);
    const room = await PrivateRoom.create();
    const link = await room.createLink();
    await room.join(ana, link, { delegation: await room.delegate(ana, 'owner') });
    await room.join(ben, link);
    const { name } = room;
    const makeHost = async (
      by: TestPeer,
      delegation: Awaited<ReturnType<typeof room.delegate>> | null,
      number: number,
    ) => moderate(by, name, { type: 'makeHost', target: ben.id, delegation }, number);
    const self = await signDelegation(ana.identity, { room: name, peer: ben.id, role: 'host' });
    const invalid = [
      null,
      self,
      await room.delegate(cho, 'host'),
      await room.delegate(ben, 'owner'),
    ];
    for (const delegation of invalid)
      expect(await makeHost(ana, delegation, 1)).toEqual(badRequest);
    const delegation = await room.delegate(ben, 'host');
    expect(await makeHost(ben, delegation, 1)).toEqual({ reason: 'not-permitted' });
    expect(await makeHost(ana, delegation, 2)).toEqual(done);
    for (const peer of [ana, ben])
      expect(await peer.event('role')).toMatchObject({ id: ben.id, role: 'host', delegation });
    expect(await moderate(ben, name, { type: 'mute', target: null })).toEqual(done);
  });
});

test('an open room refuses every delegation', async () => {
  await using server = await startServer();
  using ana = await TestPeer.connect(server);
  using ben = await TestPeer.connect(server);
  const room = RoomName.parse('blue');
  const { owner, name } = await PrivateRoom.create();
  const delegation = await signDelegation(owner, { room, peer: ana.id, role: 'host' });
  expect(await ana.join(room, { delegation })).toEqual(badRequest);
  const ofOther = await signDelegation(owner, { room: name, peer: ana.id, role: 'host' });
  expect(await ana.join(room, { delegation: ofOther })).toEqual(badRequest);
  await ana.join(room);
  await ben.join(room);
  const forBen = await signDelegation(owner, { room, peer: ben.id, role: 'host' });
  const makeHost = { type: 'makeHost', target: ben.id, delegation: forBen } as const;
  expect(await moderate(ana, room, makeHost)).toEqual(badRequest);
});
