import { signLock } from '@visavis/protocol';
import { describe, expect, test } from 'vitest';
import { PrivateRoom } from '../support/private-room.ts';
import { startServer } from '../support/server.ts';
import { TestPeer } from '../support/test-peer.ts';
import { until } from '../support/wait.ts';

const refused = { reason: 'link-changed' };

describe('a lock that somebody presents', () => {
  test('is told to the members, who stay if it is of their link', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    using eve = await TestPeer.connect(server);
    const room = await PrivateRoom.create();
    const link = await room.createLink();
    const lock = await room.createLock(0, link);
    await room.join(ana, link);
    expect((await ana.event('welcome')).room.lock).toBeNull();

    await room.join(ben, link, { lock });
    await room.join(eve, link);

    expect((await ana.event('room')).room.lock).toEqual(lock);
    expect((await ben.event('welcome')).room.lock).toEqual(lock);
    expect((await eve.event('welcome')).members).toHaveLength(2);
    await until(() => ana.events.length === 4);
    expect(ana.eventTypes).toEqual(['welcome', 'room', 'joined', 'joined']);
  });

  test('throws out squatters, who have entered with a link that is not the owner’s', async () => {
    await using server = await startServer();
    using eve = await TestPeer.connect(server);
    using mallory = await TestPeer.connect(server);
    using ana = await TestPeer.connect(server);
    const room = await PrivateRoom.create();
    const squattersLink = await room.createLink();
    const link = await room.createLink();
    await room.join(eve, squattersLink);
    await room.join(mallory, squattersLink);
    expect(await room.join(ana, link)).toEqual(refused);

    const lock = await room.createLock(0, link);
    expect(await room.join(ana, link, { lock })).toEqual({});

    for (const squatter of [eve, mallory]) {
      expect(await squatter.event('left')).toMatchObject({
        id: squatter.id,
        reason: 'link-changed',
      });
    }
    expect(await ana.event('welcome')).toMatchObject({ members: [], room: { lock } });
    expect(await room.join(eve, squattersLink)).toEqual(refused);
    await until(() => server.size().roomSessions === 1);
    expect(server.size()).toMatchObject({ rooms: 1, members: 1 });
  });

  test('counts also where the link of its presenter has been changed', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    const room = await PrivateRoom.create();
    const [oldLink, newLink] = [await room.createLink(), await room.createLink()];
    const lock = await room.createLock(1, newLink);
    await room.join(ana, newLink);

    expect(await room.join(ben, oldLink, { lock })).toEqual(refused);
    expect((await ana.event('room')).room.lock).toEqual(lock);
  });

  test('is forgotten by a restart, and then does not win over a newer one that comes later', async () => {
    const room = await PrivateRoom.create();
    const [oldLink, newLink] = [await room.createLink(), await room.createLink()];
    const oldLock = await room.createLock(0, oldLink);
    const newLock = await room.createLock(1, newLink);
    {
      await using server = await startServer();
      using ana = await TestPeer.connect(server);
      using eve = await TestPeer.connect(server);
      await room.join(ana, newLink, { lock: newLock });
      expect(await room.join(eve, oldLink, { lock: oldLock })).toEqual(refused);
    }
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using eve = await TestPeer.connect(server);
    expect(await room.join(eve, oldLink, { lock: oldLock })).toEqual({});

    expect(await room.join(ana, newLink, { lock: newLock })).toEqual({});
    expect(await eve.event('left')).toMatchObject({ id: eve.id, reason: 'link-changed' });
    expect(await room.join(eve, oldLink, { lock: oldLock })).toEqual(refused);
    expect((await ana.event('welcome')).room.lock).toEqual(newLock);
    expect(ana.eventTypes).toEqual(['welcome']);
  });

  test('is refused unless the owner of this room has made it', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using eve = await TestPeer.connect(server);
    const room = await PrivateRoom.create();
    const other = await PrivateRoom.create();
    const link = await room.createLink();
    await room.join(ana, link);
    const { entryHash } = await room.createLink();
    const statement = { room: room.name, epoch: 1, entryHash };
    const lock = await signLock(room.owner, statement);

    const answers: Record<string, unknown> = {};
    for (const [what, invalid] of Object.entries({
      'of another owner': await signLock(other.owner, statement),
      'with the key of another owner': { ...lock, owner: other.owner.publicKey },
      'for another room': await signLock(room.owner, { ...statement, room: other.name }),
      'with another signature': { ...lock, signature: eve.login.signature },
      'with another epoch': { ...lock, epoch: 2 },
      'with another link': { ...lock, entryHash: link.entryHash },
    })) {
      answers[what] = await room.join(eve, link, { lock: invalid });
    }

    const badRequest = { reason: 'bad-request' };
    expect(answers).toEqual({
      'of another owner': badRequest,
      'with the key of another owner': badRequest,
      'for another room': badRequest,
      'with another signature': badRequest,
      'with another epoch': badRequest,
      'with another link': badRequest,
    });
    expect(await room.join(eve, link)).toEqual({});
    await ana.event('joined');
    expect(ana.eventTypes).toEqual(['welcome', 'joined']);
  });
});
