import { describe, expect, test } from 'vitest';
import { TestPeer } from '../support/test-peer.ts';
import { startServer } from '../support/server.ts';
import { createCandidate } from '../support/signals.ts';
import { until } from '../support/wait.ts';

describe('a broken connection', () => {
  test('keeps the membership, and the peer resumes without gaps or duplicates', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    const ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('blue');
    const { eventId } = await ben.event('welcome');

    ben.socket.terminate();
    expect(await ana.event('away')).toMatchObject({ id: ben.id });
    await ana.send(ben.id, 1, 1, createCandidate(1));
    await ana.send(ben.id, 1, 2, createCandidate(2));

    using again = await TestPeer.connect(server, { identity: ben.identity });
    await again.join('blue', { lastEventId: eventId });
    await until(() => again.events.length === 2);

    expect(await ana.event('back')).toMatchObject({ id: ben.id });
    expect(again.eventTypes).toEqual(['signal', 'signal']);
    expect(again.events.map(({ id }) => id.split('-')[1])).toEqual(['2', '3']);
  });

  test('keeps the membership after close code 1001, which Chromium sends for a crashed tab', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('blue');

    ben.socket.close(1001);

    expect(await ana.event('away')).toMatchObject({ id: ben.id });
    expect(ana.eventTypes).not.toContain('left');
  });

  test('ends the membership after the grace period', async () => {
    await using server = await startServer({ GRACE_MS: '20' });
    using ana = await TestPeer.connect(server);
    const ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('blue');

    ben.socket.terminate();

    expect(await ana.event('left')).toMatchObject({ id: ben.id, reason: 'grace-expired' });
    expect(ana.eventTypes).toEqual(['welcome', 'joined', 'away', 'left']);
  });

  test('gets resync from a server that was restarted', async () => {
    await using server = await startServer({ GRACE_MS: '12345' });
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    await ana.join('blue');

    await ben.join('blue', { lastEventId: 'otherlife-17' });
    const resync = await ben.event('resync');

    expect(resync).toMatchObject({ self: ben.id, members: [{ id: ana.id }], graceMs: 12_345 });
    expect(await ana.event('joined')).toMatchObject({ member: { id: ben.id } });
  });

  test('gets resync after missing more than the mailbox holds', async () => {
    await using server = await startServer({ MAILBOX_EVENTS: '2' });
    using ana = await TestPeer.connect(server);
    const ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('blue');
    const { eventId } = await ben.event('welcome');
    ben.socket.terminate();
    await ana.event('away');
    for (const first of [1, 2, 3]) await ana.send(ben.id, 1, first, createCandidate(first));

    using again = await TestPeer.connect(server, { identity: ben.identity });
    await again.join('blue', { lastEventId: eventId });
    const resync = await again.event('resync');

    expect(resync.members).toMatchObject([{ id: ana.id }]);
    expect(resync.eventId).toBe(`${resync.epoch}-1`);
    expect(again.eventTypes).toEqual(['resync']);
  });

  test('that is half-open is detected by a ping', async () => {
    await using server = await startServer({ PING_INTERVAL_MS: '500' });
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server, { autoPong: false });
    await ana.join('blue');
    await ben.join('blue');

    expect(await ana.event('away')).toMatchObject({ id: ben.id });
  });
});
