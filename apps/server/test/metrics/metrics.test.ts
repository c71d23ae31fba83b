import { describe, expect, test } from 'vitest';
import type { ServerHandle } from '../../src/index.ts';
import { parseExposition } from '../support/exposition.ts';
import { get } from '../support/http.ts';
import { TestPeer } from '../support/test-peer.ts';
import { startServer, unlimitedBytes } from '../support/server.ts';
import { createCandidate, createOffer } from '../support/signals.ts';

/** Reads the metrics. Gives a function that returns a sample, and throws where it is missing. */
async function look(server: ServerHandle): Promise<(sample: string) => number> {
  const { status, body } = await get(`${server.url}/metrics`);
  expect(status).toBe(200);
  const samples = parseExposition(body);
  return (sample) => {
    const value = samples.get(sample);
    if (value === undefined) throw new Error(`no ${sample}`);
    return value;
  };
}

/** Waits until a sample has this value. */
async function untilSample(server: ServerHandle, sample: string, value: number): Promise<void> {
  while ((await look(server))(sample) !== value);
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

    const both = await look(server);
    expect(both('visavis_connections')).toBe(2);
    expect(both('visavis_addresses')).toBe(1);
    expect(both('visavis_connections_accepted_total')).toBe(2);

    ben.socket.close(1000);
    await untilSample(server, 'visavis_connections', 1);
    expect((await look(server))('visavis_connections_accepted_total')).toBe(2);
  });

  test('count rooms, members by presence, and the content of mailboxes', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    using cleo = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('blue');
    await cleo.join('green');

    const before = await look(server);
    expect(before('visavis_rooms')).toBe(2);
    expect(before('visavis_members{presence="present"}')).toBe(3);
    expect(before('visavis_members{presence="away"}')).toBe(0);
    // Ana: welcome, joined; Ben: welcome; Cleo: welcome.
    expect(before('visavis_mailbox_events')).toBe(4);

    ben.socket.terminate();
    await ana.event('away');
    await ana.send(ben.id, 1, 1, createOffer(10_000));
    const after = await look(server);
    expect(after('visavis_members{presence="present"}')).toBe(2);
    expect(after('visavis_members{presence="away"}')).toBe(1);
    expect(after('visavis_mailbox_events')).toBe(6);
    const grown = after('visavis_mailbox_bytes') - before('visavis_mailbox_bytes');
    expect(grown).toBeGreaterThan(10_000);
    expect(grown).toBeLessThan(12_000);

    await ana.call('mutation', 'room.leave');
    await cleo.call('mutation', 'room.leave');
    const last = await look(server);
    expect(last('visavis_rooms')).toBe(1);
    expect(last('visavis_members{presence="present"}')).toBe(0);
  });

  test('count relayed signals without duplicates', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('blue');
    expect((await look(server))('visavis_signals_relayed_total')).toBe(0);

    await Promise.all([
      ben.send(ana.id, 5, 1, createCandidate(1), createCandidate(2)),
      ana.send(ben.id, 6, 1, createOffer()),
      ben.send(ana.id, 5, 1, createCandidate(1), createCandidate(2)),
      ben.send(ana.id, 5, 2, createCandidate(2), createCandidate(3)),
      ben.send(ben.id, 5, 1, createCandidate(1)),
    ]);

    expect((await look(server))('visavis_signals_relayed_total')).toBe(4);
  });

  test('count refused requests by reason', async () => {
    await using server = await startServer({ MEMBERS_PER_ROOM: '1' });
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    const refused = (reason: string) => `visavis_requests_refused_total{reason="${reason}"}`;
    expect((await look(server))(refused('room-full'))).toBe(0);

    await ana.join('blue');
    await ben.join('blue');
    await ben.join('blue');
    await ben.send(ana.id, 1, 1, createCandidate());
    await ben.call('query', 'nothing.of.the.kind');
    ben.sendFrame('no call');
    await ben.response(null);

    const after = await look(server);
    expect(after(refused('room-full'))).toBe(2);
    expect(after(refused('not-joined'))).toBe(1);
    expect(after(refused('unknown-procedure'))).toBe(1);
    expect(after(refused('bad-request'))).toBe(1);
    expect(after(refused('internal'))).toBe(0);
  });

  test('count refused connections by reason', async () => {
    await using server = await startServer({
      CONNECTIONS_PER_ADDRESS: '1',
      DRAIN_TIMEOUT_MS: '60000',
    });
    const refused = (reason: string) => `visavis_connections_refused_total{reason="${reason}"}`;
    const socket = server.url.replace('http', 'ws');
    const headers = { Origin: 'https://evil.example' };
    using ana = await TestPeer.connect(server);
    await expect(TestPeer.connect(server)).rejects.toThrow('429');
    await expect(TestPeer.connect(server)).rejects.toThrow('429');
    using evil = await TestPeer.connect(server, { headers });
    await evil.closed;
    await expect(TestPeer.connectTo(`${socket}/other`)).rejects.toThrow('404');
    const badHost = TestPeer.connect(server, { headers: { Host: 'a b[' } });
    await expect(badHost).rejects.toThrow('400');
    const closed = server.close();
    await expect(TestPeer.connect(server)).rejects.toThrow('503');

    const shown = await look(server);
    expect(shown(refused('too-many-connections'))).toBe(2);
    expect(shown(refused('origin-refused'))).toBe(1);
    expect(shown(refused('unknown-procedure'))).toBe(1);
    expect(shown(refused('bad-request'))).toBe(1);
    expect(shown(refused('server-closing'))).toBe(1);
    ana.socket.close(1000);
    await closed;
  });

  const closedFor = (reason: string) => `visavis_connections_closed_total{reason="${reason}"}`;

  test('count connections that the server closed, by reason', async () => {
    await using server = await startServer({ MAX_BUFFERED_BYTES: '262144', ...unlimitedBytes });
    using large = await TestPeer.connect(server);
    using hasty = await TestPeer.connect(server);
    using ana = await TestPeer.connect(server);
    using deaf = await TestPeer.connect(server);

    large.socket.send('x'.repeat(10_000_000));
    for (let n = 0; n < 1_000; n += 1) hasty.sendFrame({});
    await ana.join('blue');
    await deaf.join('blue');
    deaf.socket.pause();
    for (let first = 1; !ana.eventTypes.includes('away'); first += 1) {
      await ana.send(deaf.id, 1, first, createOffer(60_000));
    }
    await large.closed;
    await hasty.closed;

    const shown = await look(server);
    expect(shown(closedFor('too-large'))).toBe(1);
    expect(shown(closedFor('rate-limited'))).toBe(1);
    expect(shown(closedFor('too-slow'))).toBe(1);
    expect(shown(closedFor('idle-timeout'))).toBe(0);
    expect(shown(closedFor('ping-timeout'))).toBe(0);
  });

  test.each([
    ['idle-timeout', { AUTHENTICATION_TIMEOUT_MS: '1000' }, { silent: true }],
    ['ping-timeout', { PING_INTERVAL_MS: '500' }, { autoPong: false }],
  ] as const)('count connections that the server closed: %s', async (reason, env, options) => {
    await using server = await startServer(env);
    using peer = await TestPeer.connect(server, options);
    expect((await look(server))(closedFor(reason))).toBe(0);

    await peer.closed;

    expect((await look(server))(closedFor(reason))).toBe(1);
  });

  test('describe the process: memory, CPU time and start time', async () => {
    await using server = await startServer();
    const before = await look(server);
    const age = Date.now() / 1_000 - before('process_start_time_seconds');
    expect(age).toBeCloseTo(performance.now() / 1_000, 0);
    expect(before('process_resident_memory_bytes')).toBeGreaterThan(1e7);
    const used = before('nodejs_heap_size_used_bytes');
    expect(used).toBeGreaterThan(1e6);
    expect(before('nodejs_heap_size_total_bytes')).toBeGreaterThan(used);

    const weight = Array.from({ length: 5_000_000 }, (_, n) => n + 0.5);
    const after = await look(server);
    expect(after('nodejs_heap_size_used_bytes') - used).toBeGreaterThan(weight.length * 4);
    expect(after('process_cpu_seconds_total')).toBeGreaterThan(before('process_cpu_seconds_total'));
  });

  test('show the longest delay of the event loop since the last scrape', async () => {
    await using server = await startServer();
    const longest = async () => (await look(server))('nodejs_eventloop_lag_max_seconds');

    let shown = 0;
    while (shown < 0.15) {
      const end = performance.now() + 200;
      while (performance.now() < end);
      shown = await longest();
    }

    expect(shown).toBeLessThan(60);
    // 0 where no delay was sampled between two scrapes.
    while (shown === 0 || shown >= 0.15) shown = await longest();
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
