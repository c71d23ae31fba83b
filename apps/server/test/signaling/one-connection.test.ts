import { describe, expect, test } from 'vitest';
import { TestPeer } from '../support/test-peer.ts';
import { startServer } from '../support/server.ts';

describe('one session', () => {
  test('of a page that starts again replaces the previous membership, which leaves for the others', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('blue');
    const before = await ben.event('welcome');

    using reloaded = await TestPeer.connect(server, { identity: ben.identity });
    await reloaded.join('blue');
    const after = await reloaded.event('welcome');

    expect(after.members).toMatchObject([{ id: ana.id }]);
    expect(after.epoch).not.toBe(before.epoch);
    await ana.event('left');
    expect(ana.eventTypes).toEqual(['welcome', 'joined', 'left', 'joined']);
  });

  test('has one connection: a newer one replaces the older one, which gets `left` and is closed', async () => {
    await using server = await startServer();
    using older = await TestPeer.connect(server);
    await older.join('blue');
    using newer = await TestPeer.connect(server, { identity: older.identity });

    await newer.join('blue');

    expect(await older.event('left')).toMatchObject({ id: older.id, reason: 'replaced' });
    expect(await older.closed).toEqual({ code: 1000, reason: 'replaced' });
    expect(await newer.call('query', 'room.peek', { room: 'blue' })).toMatchObject({
      data: { memberCount: 1 },
    });
  });

  test('is in one room: joining another leaves the first', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using older = await TestPeer.connect(server);
    await ana.join('blue');
    await older.join('blue');
    using newer = await TestPeer.connect(server, { identity: older.identity });

    await newer.join('green');

    expect(await ana.event('left')).toMatchObject({ id: older.id, reason: 'left' });
    expect(await older.event('left')).toMatchObject({ id: older.id, reason: 'replaced' });
  });
});
