import { describe, expect, test } from 'vitest';
import { fetchOnlyRoom, fetchReport } from '../support/operator.ts';
import { startServer, unlimitedBytes } from '../support/server.ts';
import { createCandidate, createOffer } from '../support/signals.ts';
import { TestPeer } from '../support/test-peer.ts';

describe('the report of a room', () => {
  test('describes the machine and the members of a room', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('blue');
    await ben.event('welcome');
    await ben.send(ana.id, 1, 1, createCandidate(1), createCandidate(2));
    await ana.event('signal');

    const room = await fetchOnlyRoom(server);

    expect(room.states).toEqual([
      { region: 'occupancy', state: 'several' },
      { region: 'access', state: 'open' },
    ]);
    expect(room).toMatchObject({ name: null, capacity: 8 });
    expect(room.members).toMatchObject([
      {
        id: ana.id.slice(0, 6),
        name: null,
        presence: 'present',
        mailbox: { events: 3, unread: 0, oldest: ana.events[0]?.id },
        signals: { sent: 0, received: 2 },
        connection: { bufferedBytes: 0 },
      },
      { id: ben.id.slice(0, 6), signals: { sent: 2, received: 0 } },
    ]);
  });

  test('counts unread events of a member that is away', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('blue');
    await ben.event('welcome');
    ben.socket.terminate();
    await ana.event('away');
    await ana.send(ben.id, 1, 1, createOffer(10_000));

    const { members } = await fetchOnlyRoom(server);

    expect(members[1]).toMatchObject({
      presence: 'away',
      mailbox: { events: 2, unread: 1 },
      connection: null,
    });
    expect(members[1]?.mailbox.bytes).toBeGreaterThan(10_000);
  });

  test('shows what is buffered for a connection, and lists its room first', async () => {
    await using server = await startServer({ MAX_BUFFERED_BYTES: '1048576', ...unlimitedBytes });
    using cleo = await TestPeer.connect(server);
    using dora = await TestPeer.connect(server);
    await cleo.join('full');
    await dora.join('full');
    using deaf = await TestPeer.connect(server);
    await deaf.join('poor');
    await deaf.event('welcome');
    deaf.socket.pause();
    using ana = await TestPeer.connect(server);
    const poor = async () => (await fetchReport(server, '?room=poor')).rooms.list[0];
    await ana.join('poor');
    await ana.event('welcome');
    const waiting = async () => (await poor())?.members[0]?.connection?.bufferedBytes ?? 0;
    for (let first = 1; (await waiting()) <= 65_536; first += 1) {
      await ana.send(deaf.id, 1, first, createOffer(60_000));
    }

    const { list } = (await fetchReport(server)).rooms;

    expect(list.map(({ members }) => members.length)).toEqual([2, 2]);
    expect(list[0]?.pseudonym).toBe((await poor())?.pseudonym);
  });

  test('shows how much of the rate limits is left', async () => {
    await using server = await startServer({ BURST_MESSAGES: '50', MESSAGES_PER_SECOND: '1' });
    using ana = await TestPeer.connect(server);
    await ana.join('blue');
    for (let n = 0; n < 20; n += 1) await ana.call('query', 'server.info');

    const [member] = (await fetchOnlyRoom(server)).members;

    expect(member?.connection?.remaining.requests).toBeGreaterThan(0.4);
    expect(member?.connection?.remaining.requests).toBeLessThan(0.7);
    expect(member?.connection?.remaining.bytes).toBeGreaterThan(0.9);
  });
});
