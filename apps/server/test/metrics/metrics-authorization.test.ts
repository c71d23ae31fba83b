import { describe, expect, test } from 'vitest';
import type { ServerHandle } from '../../src/index.ts';
import { parseExposition } from '../support/exposition.ts';
import { get } from '../support/http.ts';
import { startServer } from '../support/server.ts';

const token = 'a-token-that-is-hard-to-guess';

describe('the metrics are readable for', () => {
  /** True where /metrics looks like an unknown path. */
  async function getsNotFound(
    { url }: ServerHandle,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<boolean> {
    const metrics = await get(`${url}/metrics`, headers);
    const nothing = await get(`${url}/nothing`, headers);
    return metrics.status === nothing.status && metrics.body === nothing.body;
  }

  test.each([
    ['by its name', { Host: 'localhost:4000' }],
    ['by IPv6', { Host: '[::1]:4000' }],
  ])('this machine, %s', async (_, headers) => {
    await using server = await startServer({ TRUSTED_PROXIES: '1' });
    expect(await get(`${server.url}/metrics`, headers)).toMatchObject({ status: 200 });
  });

  test.each([
    ['a client behind a trusted proxy', '1', { 'X-Forwarded-For': '192.0.2.1' }],
    ['the same by IPv6', '1', { 'X-Forwarded-For': '2001:db8::1' }],
    ['a client that forges a loopback address', '1', { 'X-Forwarded-For': '127.0.0.1, 192.0.2.1' }],
    ['a client behind two proxies', '2', { 'X-Forwarded-For': '192.0.2.1, 127.0.0.1' }],
    ['a client behind fewer proxies than configured', '2', { 'X-Forwarded-For': '192.0.2.1' }],
    ['a client behind an unknown proxy', '0', { 'X-Forwarded-For': '192.0.2.1' }],
    ['a client behind a local proxy', '1', { 'X-Forwarded-For': '127.0.0.1' }],
    ['a client with an X-Forwarded-Proto header', '0', { 'X-Forwarded-Proto': 'https' }],
    ['a client with a Via header', '0', { Via: '1.1 proxy' }],
    ['a client with an X-Real-IP header', '0', { 'X-Real-IP': '192.0.2.1' }],
    ['a client with a Forwarded header', '0', { Forwarded: 'for=192.0.2.1' }],
    ['a client with an invalid address', '1', { 'X-Forwarded-For': 'fe80::1%eth0, 127.x' }],
    ['a client behind a proxy without headers', '0', { Host: 'call.example.org' }],
    ['a website whose name resolves to this machine', '0', { Host: '127.0.0.1.evil.example:4000' }],
    ['a client with an invalid Host', '0', { Host: 'a b[' }],
    [
      'a client with a token where none is configured',
      '1',
      {
        'X-Forwarded-For': '192.0.2.1',
        Authorization: 'Bearer undefined',
      },
    ],
  ])('not %s', async (_, TRUSTED_PROXIES, headers) => {
    await using server = await startServer({ TRUSTED_PROXIES });
    expect(await getsNotFound(server, headers)).toBe(true);
  });

  test.each([{ PUBLIC_URL: 'https://call.example.org' }, { ALLOWED_HOSTS: 'call.example.org' }])(
    'not this machine where the server is public: %j',
    async (env) => {
      await using server = await startServer(env);
      expect(await getsNotFound(server)).toBe(true);
    },
  );

  test.each([[`Bearer ${token}`], [`bearer  ${token}`]])(
    'requests with the token, from any address: %s',
    async (Authorization) => {
      await using server = await startServer({
        METRICS_TOKEN: token,
        TRUSTED_PROXIES: '1',
        ALLOWED_HOSTS: 'call.example.org',
      });
      const headers = { Authorization, 'X-Forwarded-For': '192.0.2.1', Host: 'call.example.org' };
      const { status, body } = await get(`${server.url}/metrics`, headers);
      expect(status).toBe(200);
      expect(parseExposition(body).get('visavis_connections')).toBe(0);
    },
  );

  test.each([
    ['a wrong token', `Bearer ${token.replace('a', 'b')}`],
    ['the beginning of the token', `Bearer ${token.slice(0, -1)}`],
    ['a longer token', `Bearer ${token}s`],
    ['the token as a password', `Basic ${btoa(`:${token}`)}`],
    ['the bare token', token],
    ['nothing after Bearer', 'Bearer '],
    ['nothing', ''],
  ])('not requests with %s, not even from this machine', async (_, Authorization) => {
    await using server = await startServer({ METRICS_TOKEN: token });
    expect(await getsNotFound(server, { Authorization })).toBe(true);
    expect(await getsNotFound(server)).toBe(true);
  });
});
