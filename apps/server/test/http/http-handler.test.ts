import { describe, expect, test } from 'vitest';
import { startServer } from '../support/server.ts';

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
