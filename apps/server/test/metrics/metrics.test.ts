import { describe, expect, test } from 'vitest';
import type { ServerHandle } from '../../src/index.ts';
import { parseExposition } from '../support/exposition.ts';
import { get } from '../support/http.ts';
import { TestPeer } from '../support/test-peer.ts';
import { startServer } from '../support/server.ts';
import { createCandidate, createOffer } from '../support/signals.ts';
import { readMetrics } from '../support/metrics.ts';

/** Waits until a sample has this value. */
async function untilSample(server: ServerHandle, sample: string, value: number): Promise<void> {
  while ((await readMetrics(server))(sample) !== value);
}

describe('the metrics', () => {
  test('are in the text format of Prometheus, and must not be cached', async () => {
    await using server = await startServer();

    const { status, headers, body } = await get(`${server.url}/metrics`);

    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(headers['cache-control']).toBe('no-store');
    expect([...parseExposition(body).keys()]).toContain('visavis_info{version="0.1.0"}');
  });

  test('count open connections, their addresses, and accepted connections', async () => {
    await using server = await startServer();
    using _ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);

    const both = await readMetrics(server);
    expect(both('visavis_connections')).toBe(2);
    expect(both('visavis_addresses')).toBe(1);
    expect(both('visavis_connections_accepted_total')).toBe(2);

    ben.socket.close(1000);
    await untilSample(server, 'visavis_connections', 1);
    expect((await readMetrics(server))('visavis_connections_accepted_total')).toBe(2);
  });

  test('count rooms, members by presence, and the content of mailboxes', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    using cleo = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('blue');
    await cleo.join('green');

    const before = await readMetrics(server);
    expect(before('visavis_rooms')).toBe(2);
    expect(before('visavis_members{presence="present"}')).toBe(3);
    expect(before('visavis_members{presence="away"}')).toBe(0);
    // Ana: welcome, joined; Ben: welcome; Cleo: welcome.
    expect(before('visavis_mailbox_events')).toBe(4);

    ben.socket.terminate();
    await ana.event('away');
    await ana.send(ben.id, 1, 1, createOffer(10_000));
    const after = await readMetrics(server);
    expect(after('visavis_members{presence="present"}')).toBe(2);
    expect(after('visavis_members{presence="away"}')).toBe(1);
    expect(after('visavis_mailbox_events')).toBe(6);
    const grown = after('visavis_mailbox_bytes') - before('visavis_mailbox_bytes');
    expect(grown).toBeGreaterThan(10_000);
    expect(grown).toBeLessThan(12_000);

    await ana.call('mutation', 'room.leave');
    await cleo.call('mutation', 'room.leave');
    const last = await readMetrics(server);
    expect(last('visavis_rooms')).toBe(1);
    expect(last('visavis_members{presence="present"}')).toBe(0);
  });

  test('count relayed signals without duplicates', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('blue');
    expect((await readMetrics(server))('visavis_signals_relayed_total')).toBe(0);

    await Promise.all([
      ben.send(ana.id, 5, 1, createCandidate(1), createCandidate(2)),
      ana.send(ben.id, 6, 1, createOffer()),
      ben.send(ana.id, 5, 1, createCandidate(1), createCandidate(2)),
      ben.send(ana.id, 5, 2, createCandidate(2), createCandidate(3)),
      ben.send(ben.id, 5, 1, createCandidate(1)),
    ]);

    expect((await readMetrics(server))('visavis_signals_relayed_total')).toBe(4);
  });

  test('identify no room, peer or address', async () => {
    await using server = await startServer({ TRUSTED_PROXIES: '1' });
    const headers = { 'X-Forwarded-For': '192.0.2.77' };
    using ana = await TestPeer.connect(server, { headers });
    await ana.join('a-secret-room', { name: 'Anastasia' });
    await ana.join('a-secret-room', { name: 'Anastasia' });

    const { body } = await get(`${server.url}/metrics`);

    expect(parseExposition(body).get('visavis_rooms')).toBe(1);
    for (const trace of ['a-secret-room', 'Anastasia', ana.id, '192.0.2.77', '127.0.0.1']) {
      expect(body).not.toContain(trace);
    }
  });
});
