import { describe, expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import { TestPeer } from '../support/test-peer.ts';
import { upgrade } from '../support/upgrade.ts';

// Each budget of the server has a test that fails without it. Those of an address are here; the others are:
// open connections of an address: websocket/websocket-endpoint; sockets of an address: http/incomplete-requests;
// frames, requests and bytes of a connection, and its send buffer: websocket/closed-connections;
// all send buffers: websocket/slow-readers; requests of a frame: websocket/invalid-requests;
// events and bytes of a mailbox: room-log/tail; all mailboxes: room-log/memory-limit; rooms: rooms/memberships;
// the time of a member who was alone: rooms/limits-per-address; wrong tokens: operator/operator-authorization.
// The simulation notices none of them: in it, members who flood stay within what the server allows.
describe('the connections of one address together may', () => {
  test('be opened at a limited rate, however soon they are closed', async () => {
    await using server = await startServer({ ADDRESS_BURST_CONNECTIONS: '3' });
    for (let n = 0; n < 3; n += 1) {
      expect(await upgrade(server, '/trpc')).toEqual({ status: 101 });
    }
    expect(await upgrade(server, '/trpc')).toEqual({ status: 429, reason: 'too-many-connections' });
  });

  test('send a limited number of messages', async () => {
    await using server = await startServer({
      ADDRESS_BURST_MESSAGES: '3',
      ADDRESS_MESSAGES_PER_SECOND: '1',
    });
    using ana = await TestPeer.connect(server);
    expect(await ana.call('query', 'server.info')).not.toHaveProperty('reason');
    // Another connection has the rest of the budget: its connection parameters and one request.
    using ben = await TestPeer.connect(server);
    ben.socket.send(JSON.stringify({ id: 8, method: 'query', params: { path: 'server.info' } }));
    expect(await ben.closed).toEqual({ code: 4429, reason: 'rate-limited' });
  });

  test('send a limited number of requests, however many share a frame', async () => {
    await using server = await startServer({
      ADDRESS_BURST_MESSAGES: '6',
      ADDRESS_MESSAGES_PER_SECOND: '1',
    });
    using ana = await TestPeer.connect(server);
    const requests = Array.from({ length: 20 }, (_, index) => ({
      id: 10 + index,
      method: 'query',
      params: { path: 'server.info' },
    }));
    ana.socket.send(JSON.stringify(requests));
    expect(await ana.closed).toEqual({ code: 4429, reason: 'rate-limited' });
  });

  test('send a limited number of bytes', async () => {
    await using server = await startServer({
      ADDRESS_BYTES_PER_SECOND: '1024',
      ADDRESS_BURST_BYTES: '300000',
    });
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    for (const { socket } of [ana, ben]) socket.send('x'.repeat(200_000));
    await expect(Promise.race([ana.closed, ben.closed])).resolves.toMatchObject({
      reason: 'rate-limited',
    });
  });

  test('join at a limited rate, however often they reconnect', async () => {
    await using server = await startServer({ ADDRESS_BURST_JOINS: '2' });
    for (const room of ['one', 'two']) {
      using peer = await TestPeer.connect(server);
      expect(await peer.join(room)).toEqual({});
    }
    using late = await TestPeer.connect(server);
    expect(await late.join('three')).toMatchObject({ reason: 'rate-limited' });
  });

  test('ask for a limited number of TURN credentials', async () => {
    await using server = await startServer({ ADDRESS_BURST_CREDENTIALS: '1' });
    using ana = await TestPeer.connect(server);
    expect(await ana.call('query', 'ice.servers')).not.toHaveProperty('reason');
    using ben = await TestPeer.connect(server);
    expect(await ben.call('query', 'ice.servers')).toMatchObject({ reason: 'rate-limited' });
  });

  test('keep a limited number of memberships, also after they broke', async () => {
    await using server = await startServer({ MEMBERSHIPS_PER_ADDRESS: '2' });
    for (const room of ['one', 'two']) {
      const peer = await TestPeer.connect(server);
      await peer.join(room);
      peer.socket.terminate();
    }
    await expect.poll(() => server.size().away).toBe(2);
    using late = await TestPeer.connect(server);
    expect(await late.join('three')).toMatchObject({ reason: 'too-many-connections' });
  });
});
