import { createHash } from 'node:crypto';
import { createProfile } from '@visavis/protocol/testing';
import { describe, expect, test } from 'vitest';
import type { RoomStep } from '../../src/rooms/step-builder.ts';
import { PrivateRoom } from '../support/private-room.ts';
import { startServer } from '../support/server.ts';
import { TestPeer } from '../support/test-peer.ts';

describe('a private room', () => {
  test('admits who has its link, and nobody else', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    using eve = await TestPeer.connect(server);
    const room = await PrivateRoom.create();
    const link = await room.createLink();

    expect(await room.join(ana, link)).toEqual({});
    expect(await room.join(ben, link)).toEqual({});
    expect(await room.join(eve, await room.createLink())).toEqual({ reason: 'link-changed' });

    expect((await ben.event('welcome')).members).toMatchObject([{ id: ana.id }]);
    expect(await ana.event('joined')).toMatchObject({ member: { id: ben.id } });
    expect(ana.eventTypes).toEqual(['welcome', 'joined']);
  });

  test('has the link of the first who joins, until it is empty', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    const room = await PrivateRoom.create();
    const [first, second] = [await room.createLink(), await room.createLink()];

    await room.join(ana, first);
    expect(await room.join(ben, second)).toEqual({ reason: 'link-changed' });
    await ana.call('mutation', 'room.leave');
    expect(await room.join(ben, second)).toEqual({});
  });

  test('is not joined without a token, or with something that is none', async () => {
    await using server = await startServer();
    using eve = await TestPeer.connect(server);
    const room = await PrivateRoom.create();
    const link = await room.createLink();
    const profile = await room.seal(eve, link, 'Eve');
    const refused = { reason: 'bad-request' };

    expect(await eve.join(room.name, { profile })).toEqual(refused);
    for (const token of ['', 'short', `${link.entryToken}A`, null]) {
      expect(await eve.join(room.name, { profile, entry: { token, lock: null } })).toEqual(refused);
    }
    expect(server.size()).toMatchObject({ rooms: 0, roomSessions: 0 });
  });

  test('keeps the membership of a member who comes back, whichever link it has', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    const room = await PrivateRoom.create();
    const link = await room.createLink();
    await room.join(ana, link);
    await room.join(ben, link);
    const lastEventId = (await ben.event('welcome')).eventId;
    ben.socket.terminate();
    await ana.event('away');

    using again = await TestPeer.connect(server, { identity: ben.identity });
    expect(await room.join(again, await room.createLink(), { lastEventId })).toEqual({});
    expect(await ana.event('back')).toMatchObject({ id: ben.id });
  });

  test('keeps the hash of the token, and never the token itself', async () => {
    const steps: RoomStep[] = [];
    await using server = await startServer({}, (step) => void steps.push(step));
    using ana = await TestPeer.connect(server);
    using eve = await TestPeer.connect(server);
    const room = await PrivateRoom.create();
    const link = await room.createLink();
    const wrongLink = await room.createLink();
    await room.join(ana, link);
    await room.join(eve, wrongLink);

    const hash = createHash('sha256').update(Buffer.from(link.entryToken, 'base64url'));
    expect(steps.at(-1)?.after.context.entryHash).toBe(hash.digest('base64url'));
    const everything = JSON.stringify(steps);
    expect(everything).toContain(wrongLink.entryHash);
    expect(everything).not.toContain(link.entryToken);
    expect(everything).not.toContain(wrongLink.entryToken);
  });
});

test('an open room is not joined with a token', async () => {
  await using server = await startServer();
  using ana = await TestPeer.connect(server);
  const { entryToken: token } = await (await PrivateRoom.create()).createLink();
  const profile = createProfile();

  expect(await ana.join('blue', { profile, entry: { token, lock: null } })).toEqual({
    reason: 'bad-request',
  });
  expect(await ana.join('blue', { profile })).toEqual({});
});
