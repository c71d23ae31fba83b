import { describe, expect, test } from 'vitest';
import { TestPeer } from '../support/test-peer.ts';
import { startServer } from '../support/server.ts';
import { until } from '../support/wait.ts';
import { upgrade } from '../support/upgrade.ts';

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
