import { createConnectionParams, webCryptography } from '@visavis/protocol';
import { describe, expect, test } from 'vitest';
import { isHostAllowed } from '../../src/http/host.ts';
import { get } from '../support/http.ts';
import { startServer } from '../support/server.ts';
import { TestPeer } from '../support/test-peer.ts';
import { upgrade } from '../support/upgrade.ts';

describe('a request may name', () => {
  test.each([
    'localhost',
    'localhost:4000',
    'call.localhost',
    '127.0.0.1:4000',
    '[::1]:4000',
    '192.168.1.20:4000',
    '10.0.0.1',
    '172.31.255.255',
    '169.254.1.1',
    '[fd00::1]:4000',
    '[fe80::1]',
    'kitchen',
    'kitchen.local:4000',
    'KITCHEN.LOCAL',
    'call.example.org',
    'Call.Example.org:8443',
  ])('%s', (host) => {
    expect(isHostAllowed(host, ['call.example.org'])).toBe(true);
  });

  test.each([
    'evil.example',
    'call.example.org.evil.example',
    '127.0.0.1.evil.example',
    '203.0.113.7',
    '172.32.0.1',
    '[2001:db8::1]',
    'a b[',
    '',
    undefined,
  ])('not %s', (host) => {
    expect(isHostAllowed(host, ['call.example.org'])).toBe(false);
  });
});

describe('a website whose name resolves to the server', () => {
  const Host = 'evil.example:4000';

  test('gets no page, and reads why', async () => {
    await using server = await startServer();
    const { status, body, headers } = await get(`${server.url}/`, { Host });
    expect(status).toBe(421);
    expect(body).toContain('PUBLIC_URL');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(await get(`${server.url}/healthz`, { Host })).toMatchObject({ status: 200 });
  });

  test('gets no WebSocket, although its Origin equals its Host', async () => {
    await using server = await startServer();
    const headers = { Host, Origin: `http://${Host}` };
    using peer = await TestPeer.connect(server, { headers });
    expect(await peer.closed).toEqual({ code: 4403, reason: 'origin-refused' });
  });
});

test('the public URL of a server allows its host, and its origin where a proxy changes Host', async () => {
  await using server = await startServer({ PUBLIC_URL: 'https://call.example.org' });
  expect((await get(`${server.url}/x`, { Host: 'call.example.org' })).status).toBe(404);
  expect((await get(`${server.url}/x`, { Host: 'other.example.org' })).status).toBe(421);
  const throughProxy = { Host: '127.0.0.1:4000', Origin: 'https://call.example.org' };
  expect(await upgrade(server, '/trpc', throughProxy)).toMatchObject({ status: 101 });
});

describe('a client logs in', () => {
  const logInAt = async (host: string) =>
    createConnectionParams(await webCryptography.createIdentity(), host);

  test('at the public URL of a server, where a proxy changes Host', async () => {
    await using server = await startServer({ PUBLIC_URL: 'https://call.example.org' });
    const firstMessageData = await logInAt('call.example.org');
    using peer = await TestPeer.connect(server, { firstMessageData });
    expect(await peer.join('blue')).toEqual({});
  });

  test('at the host that its request names, in any letter case', async () => {
    await using server = await startServer({ ALLOWED_HOSTS: 'call.example.org' });
    const firstMessageData = await logInAt('call.example.org:8443');
    const headers = { Host: 'Call.Example.org:8443' };
    using peer = await TestPeer.connect(server, { firstMessageData, headers });
    expect(await peer.join('blue')).toEqual({});
  });
});

test('browsers use nothing but TLS for a public URL with https', async () => {
  const header = 'strict-transport-security';
  await using server = await startServer({ PUBLIC_URL: 'https://call.example.org' });
  expect((await fetch(server.url)).headers.get(header)).toBe('max-age=31536000');
  await using local = await startServer();
  expect((await fetch(local.url)).headers.get(header)).toBeNull();
});
