import { describe, expect, test } from 'vitest';
import { get } from '../support/http.ts';
import { fetchOnlyRoom, fetchPage, fetchReport, maliciousText } from '../support/operator.ts';
import { startServer } from '../support/server.ts';
import { createCandidate, createOffer } from '../support/signals.ts';
import { TestPeer } from '../support/test-peer.ts';

describe('the report', () => {
  test('is JSON that no cache may keep and no other website may embed', async () => {
    await using server = await startServer();

    const { status, headers } = await get(`${server.url}/operator.json`);

    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/json');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  });

  test('describes the process and current figures', async () => {
    await using server = await startServer({ MAX_ROOMS: '7' });
    using ana = await TestPeer.connect(server);
    using _silent = await TestPeer.connect(server, { silent: true });
    await ana.join('blue');

    const report = await fetchReport(server);

    expect(report.process).toMatchObject({ version: '0.1.0', isDraining: false });
    expect(Math.abs(report.at - Date.now())).toBeLessThan(60_000);
    expect(report.process.startedAt).toBeLessThan(report.at);
    expect(report.process.memory.residentBytes).toBeGreaterThan(1e7);
    expect(report.size).toEqual({
      connections: 2,
      addresses: 1,
      unauthenticated: 1,
      rooms: 1,
      members: 1,
      away: 0,
      mailboxEvents: 1,
      mailboxBytes: server.size().mailboxBytes,
    });
    expect(report.limits).toMatchObject({ rooms: 7, membersPerRoom: 8 });
  });

  test('shows the activity of the last minute, second by second', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('blue');
    await ben.send(ana.id, 1, 1, createCandidate(1), createCandidate(2), createCandidate(3));

    const { seconds, perSecond } = (await fetchReport(server)).recent;
    const times = Math.max(seconds, 1);
    expect(perSecond.joins * times).toBeCloseTo(2);
    expect(perSecond.signals * times).toBeCloseTo(3);
    // Two messages with connection parameters, two joins and one batch.
    expect(perSecond.messages * times).toBeCloseTo(5);

    let history = (await fetchReport(server)).recent.history;
    while (history.reduce((sum, { signals }) => sum + signals, 0) < 3) {
      history = (await fetchReport(server)).recent.history;
    }
    expect(history.reduce((sum, { joins }) => sum + joins, 0)).toBe(2);
  });

  test('counts refusals by reason', async () => {
    await using server = await startServer({ CONNECTIONS_PER_ADDRESS: '1' });
    expect((await fetchReport(server)).refusals).toEqual([]);
    using ana = await TestPeer.connect(server);
    await expect(TestPeer.connect(server)).rejects.toThrow('429');
    await ana.call('query', 'nothing.of.the.kind');
    await ana.call('query', 'nothing.of.the.kind');
    ana.socket.send('x'.repeat(10_000_000));
    await ana.closed;

    expect((await fetchReport(server)).refusals).toEqual([
      { kind: 'request', reason: 'unknown-procedure', lastMinute: 2, sinceStart: 2 },
      { kind: 'connection', reason: 'too-many-connections', lastMinute: 1, sinceStart: 1 },
      { kind: 'closed', reason: 'too-large', lastMinute: 1, sinceStart: 1 },
    ]);
  });

  test('shows that the server is draining', async () => {
    await using server = await startServer({ DRAIN_TIMEOUT_MS: '60000' });
    using ana = await TestPeer.connect(server);
    const closed = server.close();

    expect((await fetchReport(server)).process.isDraining).toBe(true);
    expect(await fetchPage(server)).toContain('Shutting down');
    ana.socket.close(1000);
    await closed;
  });

  test('contains no name, room name, full peer id, address or session', async () => {
    await using server = await startServer({ TRUSTED_PROXIES: '1' });
    const headers = { 'X-Forwarded-For': '192.0.2.77' };
    using ana = await TestPeer.connect(server, { headers });
    using ben = await TestPeer.connect(server, { headers });
    await ana.join('a-secret-room', { name: 'Anastasia' });
    await ben.join('a-secret-room', { name: 'Benedict' });
    await ben.send(ana.id, 1, 1, createOffer(), createCandidate());

    for (const path of ['/operator', '/operator.json']) {
      const { body } = await get(`${server.url}${path}`);
      expect(body).toContain(ana.id.slice(0, 6));
      const { publicKey, signature } = ana.login;
      const secrets = ['a-secret-room', 'Anastasia', ana.id, publicKey, signature];
      for (const trace of [...secrets, '192.0.2.', 'vvv']) {
        expect(body).not.toContain(trace);
      }
    }
  });

  test('contains names where that is configured', async () => {
    await using server = await startServer({ OPERATOR_SHOW_NAMES: '1' });
    using ana = await TestPeer.connect(server);
    await ana.join('blue', { name: maliciousText });

    const room = await fetchOnlyRoom(server);

    expect(room.name).toBe('blue');
    expect(room.members[0]?.name).toBe(maliciousText);
    expect(await fetchPage(server)).toContain(
      '&lt;script&gt;alert(&#39;&quot;&amp;&#39;)&lt;/script&gt;',
    );
  });
});
