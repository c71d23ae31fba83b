import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import { Authorizer } from '../../src/http/authorizer.ts';
import { createHttpHandler } from '../../src/http/http-handler.ts';
import { listen } from '../../src/http/listen.ts';
import { get } from '../support/http.ts';

const local = () =>
  new Authorizer({ token: undefined, isPublic: false, allowsBasicAuth: false, trustedProxies: 0 });

describe('without a token, a request is authorized', () => {
  const headers = { host: 'localhost:4000' };

  test.each([['127.0.0.1'], ['127.200.0.9'], ['::1'], ['::ffff:127.0.0.1']])(
    'from %s, which is this machine',
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
  ])('not from %s, whatever its headers', (remoteAddress) => {
    const invented = { ...headers, 'x-forwarded-for': '127.0.0.1' };
    expect(local().authorize({ headers, socket: { remoteAddress } })).toBe('hidden');
    expect(local().authorize({ headers: invented, socket: { remoteAddress } })).toBe('hidden');
  });
});

test.each([
  ['127.0.0.1', 200],
  ['192.0.2.1', 404],
])('the handler uses the remote address of the socket: %s', async (remoteAddress, status) => {
  const handler = createHttpHandler({
    webApp: (_, response) => void response.writeHead(404).end(),
    headers: {},
    isHostAllowed: () => true,
    isReady: () => true,
    metrics: () => 'everything\n',
    metricsAuthorizer: local(),
    operator: () => {},
    operatorAuthorizer: local(),
  });
  await using http = createServer(handler);
  // The test machine may have no network, so the remote address is replaced.
  http.on('connection', (socket) => {
    Object.defineProperty(socket, 'remoteAddress', { value: remoteAddress });
  });
  const port = await listen(http, { host: '127.0.0.1', port: 0 });

  const response = await get(`http://127.0.0.1:${port}/metrics`);

  expect(response.status).toBe(status);
});
