import { describe, expect, test } from 'vitest';
import { TestPeer } from '../support/test-peer.ts';
import { startServer } from '../support/server.ts';

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
