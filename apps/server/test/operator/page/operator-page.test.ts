import { describe, expect, test } from 'vitest';
import { get } from '../../support/http.ts';
import { fetchPage } from '../../support/operator.ts';
import { startServer } from '../../support/server.ts';
import { TestPeer } from '../../support/test-peer.ts';

describe('the operator page', () => {
  test('shows the descriptions of the states of the room machine', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    await ana.join('blue');

    const body = await fetchPage(server);

    expect(body).toContain('The room has one member.');
    expect(body).toContain('Anyone who has the link of the room enters.');
    expect(body).not.toMatch(/NaN|undefined|\[object/);
  });

  test('loads nothing but itself, and runs only its own script', async () => {
    await using server = await startServer();
    const { headers, body } = await get(`${server.url}/operator`);
    const policy = String(headers['content-security-policy']);

    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-store');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    for (const [kind, tag] of [
      ['style-src', 'style'],
      ['script-src', 'script'],
    ] as const) {
      const [, text = ''] = new RegExp(`<${tag}[^>]*>([^]*?)</${tag}>`).exec(body) ?? [];
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
      const source = Buffer.from(digest).toString('base64');
      expect(policy).toContain(`${kind} 'sha256-${source}'`);
    }
    expect(body).not.toMatch(/\s(?:style|on\w+)=/);
    expect(body).not.toContain('http://');
    expect(body).not.toContain('https://');
  });

  test('answers HEAD without a body, and rejects methods that would change something', async () => {
    await using server = await startServer();
    for (const path of ['/operator', '/operator.json']) {
      const head = await get(`${server.url}${path}`, {}, 'HEAD');
      expect(head).toMatchObject({ status: 200, body: '' });
      for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
        const { status, headers } = await get(`${server.url}${path}`, {}, method);
        expect(status).toBe(405);
        expect(headers.allow).toBe('GET, HEAD');
      }
    }
  });

  test('is not redirected when another website links to it', async () => {
    await using server = await startServer();
    const headers = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' };
    const { status } = await get(`${server.url}/operator?join=1`, headers);
    expect(status).toBe(200);
  });
});
