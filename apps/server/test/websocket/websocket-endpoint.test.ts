import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { ServerHandle } from '../../src/index.ts';
import { TestPeer } from '../support/test-peer.ts';
import { RawClient } from '../support/raw-client.ts';
import { startServer } from '../support/server.ts';
import { until } from '../support/wait.ts';

const Refused = z.object({ reason: z.string(), sentence: z.string() });

/** Requests a WebSocket. Gives the status, and the reason where it is refused. */
function upgrade(
  server: ServerHandle,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number | undefined; reason?: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(`${server.url}${path}`, {
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
        'Sec-WebSocket-Version': '13',
        ...headers,
      },
    });
    asked.on('error', reject);
    asked.on('upgrade', ({ statusCode }, socket) => {
      socket.destroy();
      resolve({ status: statusCode });
    });
    asked.on('response', (response) => {
      text(response).then((body) => {
        const { reason } = Refused.parse(JSON.parse(body));
        resolve({ status: response.statusCode, reason });
      }, reject);
    });
    asked.end();
  });
}

describe('connections are accepted from', () => {
  test('a page of this server', async () => {
    await using server = await startServer();
    const headers = { Origin: 'http://localhost:4000', Host: 'localhost:4000' };
    expect(await upgrade(server, '/trpc', headers)).toEqual({ status: 101 });
  });

  test('a program, which sends no Origin', async () => {
    await using server = await startServer();
    expect(await upgrade(server, '/trpc?connectionParams=1')).toEqual({ status: 101 });
  });

  test('a page that the operator allows', async () => {
    await using server = await startServer({ ALLOWED_ORIGINS: 'https://calls.example' });
    const headers = { Origin: 'https://calls.example' };
    expect(await upgrade(server, '/trpc', headers)).toEqual({ status: 101 });
  });

  test.each([
    ['another website', 'https://evil.example'],
    ['another port', 'http://localhost:5000'],
    ['a sandboxed frame', 'null'],
    ['an invalid origin', ':::'],
  ])('not %s, whose page gets the reason', async (_, Origin) => {
    await using server = await startServer();
    const headers = { Origin, Host: 'localhost:4000' };
    using peer = await TestPeer.connect(server, { headers });
    expect(await peer.closed).toEqual({ code: 4403, reason: 'origin-refused' });
    expect(peer.frames).toEqual([]);
    expect(server.size()).toMatchObject({ connections: 0, addresses: 0, unauthenticated: 0 });
  });

  test.each(['/', '/trpc/', '/trpcx', '/TRPC', '/room/trpc', '//trpc'])(
    'not at %s',
    async (path) => {
      await using server = await startServer();
      expect(await upgrade(server, path)).toEqual({ status: 404, reason: 'unknown-procedure' });
    },
  );

  test('not with an invalid Host', async () => {
    await using server = await startServer();
    expect(await upgrade(server, '/trpc', { Host: 'a b[' })).toEqual({
      status: 400,
      reason: 'bad-request',
    });
  });

  test('one address up to a limit', async () => {
    await using server = await startServer({ CONNECTIONS_PER_ADDRESS: '1' });
    const peer = await TestPeer.connect(server);

    expect(await upgrade(server, '/trpc')).toEqual({ status: 429, reason: 'too-many-connections' });
    using page = await TestPeer.connect(server, { headers: { Origin: server.url } });
    expect(await page.closed).toEqual({ code: 4429, reason: 'too-many-connections' });

    peer.socket.close();
    await until(() => server.size().connections === 0);
    expect(await upgrade(server, '/trpc')).toEqual({ status: 101 });
  });

  test('each address behind a trusted proxy up to a limit, and addresses cannot be forged', async () => {
    await using server = await startServer({ CONNECTIONS_PER_ADDRESS: '1', TRUSTED_PROXIES: '1' });
    const from = (address: string) => ({ headers: { 'X-Forwarded-For': address } });
    using _a = await TestPeer.connect(server, from('192.0.2.1'));
    using _b = await TestPeer.connect(server, from('192.0.2.2'));

    expect(await upgrade(server, '/trpc', from('192.0.2.9, 192.0.2.1').headers)).toMatchObject({
      reason: 'too-many-connections',
    });
  });
});

describe('a refused connection is released', () => {
  test('where a program does not close it', async () => {
    await using server = await startServer();
    using client = await RawClient.upgrade(server, '/elsewhere');
    await client.receives('unknown-procedure');
    expect(await client.isCutOff()).toBe(true);
  });

  test('where a page does not answer the close frame', async () => {
    await using server = await startServer();
    using client = await RawClient.upgrade(server, '/trpc', { Origin: 'https://evil.example' });
    await client.receives('origin-refused');
    expect(await client.isClosedByServer()).toBe(true);
  });

  test('where many pages are refused at a time: the others get an HTTP error', async () => {
    await using server = await startServer();
    using clients = new DisposableStack();
    for (let n = 0; n < 100; n += 1) {
      const client = clients.use(
        await RawClient.upgrade(server, '/trpc', { Origin: 'https://evil.example' }),
      );
      await client.receives('origin-refused');
    }
    expect(await upgrade(server, '/trpc', { Origin: 'https://evil.example' })).toEqual({
      status: 403,
      reason: 'origin-refused',
    });
  });

  test('when the server closes', async () => {
    const server = await startServer();
    using client = await RawClient.upgrade(server, '/trpc', { Origin: 'https://evil.example' });
    await client.receives('origin-refused');
    const before = performance.now();
    await server[Symbol.asyncDispose]();
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});

describe('HTTP', () => {
  test('reports that the server is healthy', async () => {
    await using server = await startServer();
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });

  test.each(['POST', 'PUT', 'DELETE'])('rejects %s', async (method) => {
    await using server = await startServer();
    expect((await fetch(server.url, { method })).status).toBe(405);
  });

  test('sends security headers with every response', async () => {
    await using server = await startServer();
    const { headers } = await fetch(`${server.url}/nothing`);
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    const policy = headers.get('content-security-policy')?.split('; ');
    expect(policy).toContain("connect-src 'self'");
    expect(policy?.join()).not.toMatch(/unsafe|data:|blob:|https?:|wss?:|\*/);
    expect(headers.get('permissions-policy')).toContain('camera=(self)');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });
});
