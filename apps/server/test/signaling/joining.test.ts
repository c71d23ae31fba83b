import { createProfile } from '@visavis/protocol/testing';
import { describe, expect, test } from 'vitest';
import { TestPeer } from '../support/test-peer.ts';
import { startServer } from '../support/server.ts';

describe('joining', () => {
  test('gives a newcomer the whole room, and notifies the others', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);

    await ana.join('blue', { name: 'Ana' });
    const alone = await ana.event('welcome');
    await ben.join('blue', { name: 'Ben' });
    const both = await ben.event('welcome');
    const joined = await ana.event('joined');

    expect(alone).toMatchObject({
      self: ana.id,
      members: [],
      room: { access: 'open', capacity: 8 },
    });
    const { publicKey } = ana.identity;
    expect(both.members).toMatchObject([
      { id: ana.id, publicKey, profile: { name: 'Ana' }, presence: 'present' },
    ]);
    expect(joined.member).toMatchObject({
      id: ben.id,
      publicKey: ben.identity.publicKey,
      profile: { name: 'Ben' },
    });
    expect(both.eventId).toBe(`${both.epoch}-1`);
  });

  test('is not needed to see how many members a room has', async () => {
    await using server = await startServer({ MEMBERS_PER_ROOM: '1' });
    using ana = await TestPeer.connect(server);
    const peek = () => ana.call('query', 'room.peek', { room: 'blue' });

    expect(await peek()).toEqual({ data: { memberCount: 0, capacity: 1, state: 'empty' } });
    await ana.join('blue');
    expect(await peek()).toEqual({ data: { memberCount: 1, capacity: 1, state: 'full' } });
  });

  test('is not needed to read the server’s version and limits', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);

    expect(await ana.call('query', 'server.info')).toMatchObject({
      data: { protocol: { min: 2, max: 2 }, limits: { membersPerRoom: 8, graceMs: 30_000 } },
    });
  });

  test('makes TURN credentials valid for longer', async () => {
    await using server = await startServer({ TURN_URLS: 'turn:turn.example', TURN_SECRET: 's' });
    using ana = await TestPeer.connect(server);
    const ask = () => ana.call('query', 'ice.servers');
    const holds = (ttlMs: number) => ({
      data: { servers: [{}, { urls: ['turn:turn.example'] }], ttlMs },
    });

    expect(await ask()).toMatchObject(holds(300_000));
    await ana.join('blue');
    expect(await ask()).toMatchObject(holds(3_600_000));
    await ana.call('mutation', 'room.leave');
    expect(await ask()).toMatchObject(holds(300_000));
  });

  test('makes TURN credentials valid for longer, also those requested in the same frame', async () => {
    await using server = await startServer({ TURN_URLS: 'turn:turn.example', TURN_SECRET: 's' });
    using ana = await TestPeer.connect(server);
    const profile = createProfile({ name: 'Ana', microphone: true, camera: true });
    const input = { room: 'blue', profile };
    ana.sendFrame([
      { id: 1, method: 'subscription', params: { path: 'room.join', input } },
      { id: 2, method: 'query', params: { path: 'ice.servers' } },
    ]);
    expect((await ana.response(2)).result?.data).toMatchObject({ ttlMs: 3_600_000 });
  });
});
