import { createProfile } from '@visavis/protocol/testing';
import { describe, expect, test } from 'vitest';
import { TestPeer } from '../support/test-peer.ts';
import { startServer } from '../support/server.ts';
import { createCandidate, createOffer } from '../support/signals.ts';
import { until } from '../support/wait.ts';

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
    expect(both.members).toMatchObject([
      { id: ana.id, profile: { name: 'Ana' }, presence: 'present' },
    ]);
    expect(joined.member).toMatchObject({ id: ben.id, profile: { name: 'Ben' } });
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
      data: { protocol: { min: 1, max: 1 }, limits: { membersPerRoom: 8, graceMs: 30_000 } },
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
    expect(await ask()).toMatchObject(holds(43_200_000));
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
    expect((await ana.response(2)).result?.data).toMatchObject({ ttlMs: 43_200_000 });
  });
});

describe('relaying', () => {
  test('delivers signals in order, with the sender’s own id', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('blue');

    expect(await ben.send(ana.id, 5, 1, createOffer())).toEqual({ data: undefined });
    await ben.send(ana.id, 5, 2, createCandidate(1), createCandidate(2));
    await until(() => ana.eventTypes.filter((type) => type === 'signal').length === 2);

    expect(await ana.event('signal')).toMatchObject({
      from: ben.id,
      generation: 5,
      firstSequence: 2,
      signals: [createCandidate(1), createCandidate(2)],
    });
  });

  test('drops duplicates, and delivers the rest of the batch', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('blue');

    await ben.send(ana.id, 5, 1, createCandidate(1), createCandidate(2));
    await ben.send(ana.id, 5, 1, createCandidate(1), createCandidate(2));
    await ben.send(ana.id, 5, 2, createCandidate(2), createCandidate(3));
    await until(() => ana.eventTypes.filter((type) => type === 'signal').length === 2);

    expect(await ana.event('signal')).toMatchObject({
      firstSequence: 3,
      signals: [createCandidate(3)],
    });
    expect(ana.eventTypes).toEqual(['welcome', 'joined', 'signal', 'signal']);
  });

  test('notifies the others of a changed profile once', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('blue', { revision: 3 });
    const muted = createProfile({ name: 'Ben', camera: true });

    await ben.call('mutation', 'room.update', { ...muted, revision: 2 });
    await ben.call('mutation', 'room.update', { ...muted, revision: 4 });
    const updated = await ana.event('updated');

    expect(updated).toMatchObject({ id: ben.id, profile: { microphone: false, revision: 4 } });
    expect(ana.eventTypes.filter((type) => type === 'updated')).toHaveLength(1);
  });
});

describe('leaving', () => {
  test.each([
    ['room.leave', (peer: TestPeer) => void peer.call('mutation', 'room.leave')],
    ['stopping the subscription', (peer: TestPeer) => peer.stop()],
    ['closing with 1000', (peer: TestPeer) => peer.socket.close(1000)],
  ])('%s means leaving at once', async (_, leave) => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('blue');

    leave(ben);

    expect(await ana.event('left')).toMatchObject({ id: ben.id, reason: 'left' });
    expect(ana.eventTypes).not.toContain('away');
  });

  test('is confirmed by `left`, and joining again on the same connection is possible', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    await ana.join('blue');
    await ana.call('mutation', 'room.leave');

    expect(await ana.event('left')).toMatchObject({ id: ana.id, reason: 'left' });
    expect(await ana.join('green')).toEqual({});
  });

  test('does nothing where the peer is in no room', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    expect(await ana.call('mutation', 'room.leave')).toEqual({ data: undefined });
  });
});

describe('a room', () => {
  test('ends for everyone at its maximum age', async () => {
    await using server = await startServer({ ROOM_MAX_AGE_MS: '1000' });
    using ana = await TestPeer.connect(server);
    await ana.join('blue');

    expect(await ana.event('left')).toMatchObject({ id: ana.id, reason: 'ended' });
    expect(server.size()).toMatchObject({ rooms: 0, members: 0 });
  });
});
