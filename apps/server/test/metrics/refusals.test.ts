import { describe, expect, test } from 'vitest';
import { TestPeer } from '../support/test-peer.ts';
import { startServer, unlimitedBytes } from '../support/server.ts';
import { createCandidate, createOffer } from '../support/signals.ts';
import { readMetrics } from '../support/metrics.ts';

describe('the metrics', () => {
  test('count refused requests by reason', async () => {
    await using server = await startServer({ MEMBERS_PER_ROOM: '1' });
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    const refused = (reason: string) => `visavis_requests_refused_total{reason="${reason}"}`;
    expect((await readMetrics(server))(refused('room-full'))).toBe(0);

    await ana.join('blue');
    await ben.join('blue');
    await ben.join('blue');
    await ben.send(ana.id, 1, 1, createCandidate());
    await ben.call('query', 'nothing.of.the.kind');
    ben.sendFrame('no call');
    await ben.response(null);

    const after = await readMetrics(server);
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

    const shown = await readMetrics(server);
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

    const shown = await readMetrics(server);
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
    expect((await readMetrics(server))(closedFor(reason))).toBe(0);

    await peer.closed;

    expect((await readMetrics(server))(closedFor(reason))).toBe(1);
  });
});
