import { describe, expect, test } from 'vitest';
import type { ServerHandle } from '../../src/index.ts';
import { get } from '../support/http.ts';
import { startServer } from '../support/server.ts';

const token = 'a-token-that-is-hard-to-guess';

describe('without a token, the operator resources are readable for', () => {
  /** True where the operator paths look like unknown paths. */
  async function getsNotFound(
    { url }: ServerHandle,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<boolean> {
    const nothing = await get(`${url}/nothing`, headers);
    const answers = await Promise.all(
      ['/operator', '/operator.json', '/operator?page=2'].map((path) =>
        get(`${url}${path}`, headers),
      ),
    );
    return answers.every(({ status, body }) => status === nothing.status && body === nothing.body);
  }

  test.each([['this machine, by its name', { Host: 'localhost:4000' }]])(
    '%s',
    async (_, headers) => {
      await using server = await startServer({ TRUSTED_PROXIES: '1' });
      expect(await get(`${server.url}/operator`, headers)).toMatchObject({ status: 200 });
    },
  );

  test.each([
    ['a client behind a trusted proxy', '1', { 'X-Forwarded-For': '192.0.2.1' }],
    ['a client that forges a loopback address', '1', { 'X-Forwarded-For': '127.0.0.1, 192.0.2.1' }],
    ['a client behind an unknown proxy', '0', { 'X-Forwarded-For': '192.0.2.1' }],
    ['a client behind a local proxy', '1', { 'X-Forwarded-For': '127.0.0.1' }],
    ['a client with a Forwarded header', '0', { Forwarded: 'for=192.0.2.1' }],
    ['a client behind a proxy without headers', '0', { Host: 'call.example.org' }],
    ['a website whose name resolves to this machine', '0', { Host: '127.0.0.1.evil.example:4000' }],
  ])('not %s', async (_, TRUSTED_PROXIES, headers) => {
    await using server = await startServer({ TRUSTED_PROXIES });
    expect(await getsNotFound(server, headers)).toBe(true);
  });
});

describe('with a token', () => {
  const METRICS_TOKEN = `${token}-for-the-metrics`;
  const paths = ['/operator', '/operator.json', '/operator?page=2', '/operator/trace.json'];
  const start = (env: Readonly<Record<string, string>> = {}) =>
    startServer({ OPERATOR_TOKEN: token, OPERATOR_KEEP_TRACE: '1', METRICS_TOKEN, ...env });
  const basic = (user: string, password: string) =>
    `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

  test.each([
    ['a program with a bearer token', `Bearer ${token}`],
    ['a browser that sends it as a password', basic('operator', token)],
    ['a browser without a user name', basic('', token)],
    ['a browser with any user name', basic('Jörg', token)],
  ])('%s is authorized, from any address', async (_, Authorization) => {
    await using server = await start({ PUBLIC_URL: 'https://call.example.org' });
    const headers = { Host: 'call.example.org', 'X-Forwarded-For': '192.0.2.1', Authorization };
    for (const path of paths) {
      expect(await get(`${server.url}${path}`, headers)).toMatchObject({ status: 200 });
    }
  });

  test.each([
    ['has no token', undefined],
    ['has a wrong token', `Bearer ${token}s`],
    ['has the beginning of the token', basic('operator', token.slice(0, -1))],
    ['has the token as the user name', basic(token, '')],
    ['has basic credentials without a colon', `Basic ${btoa(token)}`],
    ['has the metrics token', `Bearer ${METRICS_TOKEN}`],
    ['has no authorization scheme', token],
    ['has invalid credentials', 'Basic ====='],
  ])('a request that %s is rejected, also from this machine', async (_, Authorization) => {
    await using server = await start();
    const credentials = Authorization === undefined ? {} : { Authorization };
    for (const path of paths) {
      const { status, headers, body } = await get(`${server.url}${path}`, credentials);
      expect(status).toBe(401);
      expect(headers['www-authenticate']).toBe('Basic realm="Visavis operator", charset="UTF-8"');
      expect(headers['cache-control']).toBe('no-store');
      expect(body).not.toContain('Rooms');
    }
    expect(await get(`${server.url}/operator/other`, credentials)).toMatchObject({ status: 404 });
  });

  test('an address with too many wrong tokens is blocked, other addresses are not', async () => {
    await using server = await start({ TRUSTED_PROXIES: '1' });
    const ask = async (address: string, token?: string) => {
      const credentials = token === undefined ? {} : { Authorization: basic('operator', token) };
      const from = { 'X-Forwarded-For': `10.9.8.7, ${address}` };
      return get(`${server.url}/operator`, { ...from, ...credentials });
    };
    for (let n = 0; n < 20; n += 1) {
      expect((await ask('192.0.2.1')).status, 'without credentials').toBe(401);
    }
    const statuses: (number | undefined)[] = [];
    for (let n = 0; n < 11; n += 1) statuses.push((await ask('192.0.2.1', `${token}${n}`)).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);

    const right = await ask('192.0.2.1', token);
    expect(right).toMatchObject({ status: 429, headers: { 'retry-after': '60' } });
    expect(right.body).not.toContain('Rooms');
    expect((await ask('192.0.2.2', token)).status).toBe(200);
  });
});
