import { createHash } from 'node:crypto';
import { mkdtempDisposable, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { get } from '../support/http.ts';
import { startServer } from '../support/server.ts';

/** A built web app in a temporary folder. */
async function builtPage() {
  const folder = await mkdtempDisposable(join(tmpdir(), 'visavis-'));
  await mkdir(join(folder.path, 'assets'));
  await writeFile(join(folder.path, 'index.html'), '<title>page</title>');
  await writeFile(join(folder.path, 'assets', 'app-1a2b3c.js'), 'let app;');
  await writeFile(join(folder.path, 'assets', 'app-1a2b3c.js.br'), brotliCompressSync('let app;'));
  return folder;
}

describe('the built web app', () => {
  test.each(['/', '/r/blue', '/r/blue/', '/r/blue?name=Ana&join=1', '/check', '/inspector'])(
    'is at %s',
    async (path) => {
      await using page = await builtPage();
      await using server = await startServer({ WEB_ROOT: page.path });

      const response = await fetch(`${server.url}${path}`);

      expect(await response.text()).toBe('<title>page</title>');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    },
  );

  test('may run its inline script and no other', async () => {
    await using page = await builtPage();
    const html = '<script>early()</script><script src="/assets/a.js"></script>';
    await writeFile(join(page.path, 'index.html'), html);
    await using server = await startServer({ WEB_ROOT: page.path });

    const response = await fetch(`${server.url}/r/blue`);
    const policy = response.headers.get('content-security-policy');
    const hash = createHash('sha256').update('early()').digest('base64');
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`);

    const etag = response.headers.get('etag') ?? '';
    const again = await fetch(`${server.url}/r/blue`, { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(304);
    expect(again.headers.get('content-security-policy')).toBe(policy);

    await writeFile(join(page.path, 'index.html'), '<script>somethingNewer()</script>');
    const newer = await fetch(`${server.url}/r/blue`);
    expect(newer.headers.get('content-security-policy')).not.toContain(hash);

    const file = await fetch(`${server.url}/assets/app-1a2b3c.js`);
    expect(file.headers.get('content-security-policy')).toContain("script-src 'self';");
  });

  test.each([
    ['/r/blue?join=1', '/r/blue'],
    ['/r/blue?name=Ana&join=1', '/r/blue?name=Ana'],
    ['/r/blue?join=1&name=%C3%84na+B&join=1', '/r/blue?name=%C3%84na+B'],
    ['/r/blue/?%6Aoin=1&a=?', '/r/blue/?a=%3F'],
  ])('is redirected without `join` from another website: %s', async (path, instead) => {
    await using page = await builtPage();
    await using server = await startServer({ WEB_ROOT: page.path });
    const headers = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' };

    const sent = await get(`${server.url}${path}`, headers);

    expect(sent.status).toBe(302);
    expect(sent.headers.location).toBe(instead);
    expect(sent.headers['cache-control']).toBe('no-store');
    expect((await get(`${server.url}${instead}`, headers)).status).toBe(200);
  });

  test.each([
    ['who typed it', '/r/blue?join=1', 'none', 'navigate'],
    ['who comes from the page itself', '/r/blue?join=1', 'same-origin', 'navigate'],
    ['whose browser does not say', '/r/blue?join=1', '', ''],
    ['who is to see the lobby first', '/r/blue?name=join', 'cross-site', 'navigate'],
    ['who is not in a room', '/?join=1', 'cross-site', 'navigate'],
    ['for a request that is no navigation', '/r/blue?join=1', 'cross-site', 'no-cors'],
  ])('is not redirected %s', async (_, path, site, mode) => {
    await using page = await builtPage();
    await using server = await startServer({ WEB_ROOT: page.path });
    const headers = { 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': mode };
    expect((await get(`${server.url}${path}`, headers)).status).toBe(200);
  });

  test.each(['/r', '/r/', '/r/a/b', '/other', '/assets/none.js', '/../package.json', '/%2e%2e/x'])(
    'is not at %s',
    async (path) => {
      await using page = await builtPage();
      await using server = await startServer({ WEB_ROOT: page.path });
      expect((await fetch(`${server.url}${path}`)).status).toBe(404);
    },
  );

  test.each(['/r', '/r/', '/other'])(
    'says that nothing is at %s to who goes there',
    async (path) => {
      await using page = await builtPage();
      await using server = await startServer({ WEB_ROOT: page.path });

      const response = await fetch(`${server.url}${path}`, {
        headers: { Accept: 'text/html,*/*' },
      });

      expect(response.status).toBe(404);
      expect(await response.text()).toBe('<title>page</title>');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    },
  );

  test('serves files with hashed names compressed, to be cached forever', async () => {
    await using page = await builtPage();
    await using server = await startServer({ WEB_ROOT: page.path });

    const headers = { 'Accept-Encoding': 'br' };
    const response = await fetch(`${server.url}/assets/app-1a2b3c.js`, { headers });

    expect(await response.text()).toBe('let app;');
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  test('does not include hidden files', async () => {
    await using page = await builtPage();
    await writeFile(join(page.path, '.secret'), 'secret');
    await using server = await startServer({ WEB_ROOT: page.path });
    for (const path of ['/.secret', '/%2Esecret', '/assets/%2e%2e/.secret']) {
      expect((await fetch(`${server.url}${path}`)).status).toBe(404);
    }
  });

  test('can be replaced while the server runs', async () => {
    await using page = await builtPage();
    await using server = await startServer({ WEB_ROOT: page.path });
    expect((await fetch(`${server.url}/assets/app-1a2b3c.js`)).status).toBe(200);

    await rm(join(page.path, 'assets'), { recursive: true });
    await rm(join(page.path, 'index.html'));
    expect((await fetch(`${server.url}/assets/app-1a2b3c.js`)).status).toBe(404);
    expect((await fetch(server.url)).status).toBe(404);

    await writeFile(join(page.path, 'index.html'), '<title>another page</title>');
    expect(await (await fetch(server.url)).text()).toBe('<title>another page</title>');
  });

  test('is reported as missing where it has not been built', async () => {
    await using page = await mkdtempDisposable(join(tmpdir(), 'visavis-'));
    await using server = await startServer({ WEB_ROOT: page.path });
    expect(await (await fetch(server.url)).text()).toBe('The web app has not been built.\n');
  });
});
