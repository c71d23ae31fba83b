import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import { Authorizer } from '../../src/http/authorizer.ts';
import { createHttpHandler } from '../../src/http/http-handler.ts';
import { listen } from '../../src/http/listen.ts';
import { readConfig } from '../../src/index.ts';
import { get } from '../support/http.ts';

const local = () => new Authorizer({ token: undefined, allowsBasicAuth: false, trustedProxies: 0 });

describe('reading the metrics', () => {
  const headers = { host: 'localhost:4000' };

  test.each([['127.0.0.1'], ['127.200.0.9'], ['::1'], ['::ffff:127.0.0.1']])(
    'is for %s, which is this machine',
    (remoteAddress) => {
      expect(local().authorize({ headers, socket: { remoteAddress } })).toBe('granted');
    },
  );

  test.each([
    ['192.0.2.1'],
    ['10.0.0.1'],
    ['128.0.0.1'],
    ['::ffff:192.0.2.1'],
    ['2001:db8::1'],
    ['::2'],
    ['fe80::1%eth0'],
    ['127.0.0.1.evil.example'],
    ['127.1'],
    [''],
    [undefined],
  ])('is not for %s, whatever it says', (remoteAddress) => {
    const invented = { ...headers, 'x-forwarded-for': '127.0.0.1' };
    expect(local().authorize({ headers, socket: { remoteAddress } })).toBe('hidden');
    expect(local().authorize({ headers: invented, socket: { remoteAddress } })).toBe('hidden');
  });
});

test.each([
  ['127.0.0.1', 200],
  ['192.0.2.1', 404],
])('the address that counts is the one at the other end: %s', async (remoteAddress, status) => {
  const handler = createHttpHandler({
    webApp: (_, response) => void response.writeHead(404).end(),
    isReady: () => true,
    metrics: () => 'everything\n',
    metricsAuthorizer: local(),
    operator: () => {},
    operatorAuthorizer: local(),
  });
  await using http = createServer(handler);
  // A machine that has no network cannot be visited from outside.
  http.on('connection', (socket) => {
    Object.defineProperty(socket, 'remoteAddress', { value: remoteAddress });
  });
  const port = await listen(http, { host: '127.0.0.1', port: 0 });

  const answer = await get(`http://127.0.0.1:${port}/metrics`);

  expect(answer.status).toBe(status);
});

describe('the token of the metrics', () => {
  test('is taken as it is', () => {
    expect(readConfig({ METRICS_TOKEN: 'AZaz09-._~+/1234==' }).metricsToken).toBe(
      'AZaz09-._~+/1234==',
    );
    expect(readConfig({ METRICS_TOKEN: '' }).metricsToken).toBeUndefined();
  });

  test.each([
    ['fifteen-letters'],
    ['with a blank in it'],
    ['with-ümlauts-in-it'],
    ['=in=the=middle=====x'],
  ])('cannot be %j', (METRICS_TOKEN) => {
    expect(() => readConfig({ METRICS_TOKEN })).toThrow('METRICS_TOKEN');
  });
});
