import { existsSync } from 'node:fs';
import type { RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { redirectCrossSiteJoin } from './cross-site-join.ts';
import { createContentSecurityPolicy } from './security-headers.ts';
import { createInlineScriptReader } from './inline-scripts.ts';

const yearSeconds = 31_536_000;
/** Where the build puts files whose names change with their content. */
const hashedAssetPath = /^\/assets\//;
/** Paths that the page itself routes. */
const clientRoutePath = /^\/(r\/[^/]+|check|inspector)\/?$/;
/** The page's own addresses. */
const indexPaths: ReadonlySet<string> = new Set(['/', '/index', '/index.html']);
/** Names with a dot in front, which are nobody's business. A dot can also be written as %2e. */
const hiddenFilePath = /\/(\.|%2e)/i;

function sendText(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(body);
}

/**
 * Serves the built page from a folder, compressed ahead where the build has done so. A build may be
 * replaced, removed or made while the server runs: the folder is looked at anew for every request.
 */
export function serveWebApp(root: string): RequestListener {
  const files = sirv(root, {
    // Otherwise sirv keeps a list of the files that were there at the start.
    dev: true,
    etag: true,
    gzip: true,
    brotli: true,
    setHeaders(response, path) {
      response.setHeader(
        'Cache-Control',
        hashedAssetPath.test(path) ? `public, max-age=${yearSeconds}, immutable` : 'no-cache',
      );
    },
  });
  const index = join(root, 'index.html');
  const inlineScripts = createInlineScriptReader(index);
  const sendNotFound = (response: ServerResponse) =>
    existsSync(index)
      ? sendText(response, 404, 'There is nothing here.\n')
      : sendText(response, 404, 'The page has not been built.\n');
  return (request, response) => {
    const [path = '/'] = (request.url ?? '/').split('?', 1);
    if (hiddenFilePath.test(path)) {
      sendNotFound(response);
      return;
    }
    const redirectTarget = clientRoutePath.test(path) ? redirectCrossSiteJoin(request) : undefined;
    if (redirectTarget !== undefined) {
      response.writeHead(302, { Location: redirectTarget, 'Cache-Control': 'no-store' }).end();
      return;
    }
    if (clientRoutePath.test(path)) request.url = '/';
    if (clientRoutePath.test(path) || indexPaths.has(path)) {
      // With the answer "not modified" too, whose headers replace the kept ones (RFC 9111, section 3.2).
      const policy = createContentSecurityPolicy(inlineScripts());
      response.setHeader('Content-Security-Policy', policy);
    }
    // A file can go between the look at it and its opening, when the header has been written. sirv
    // leaves the error of the stream to nobody, which would end the process.
    response.once('pipe', (file) => file.once('error', () => response.destroy()));
    try {
      files(request, response, () => sendNotFound(response));
    } catch {
      sendText(response, 500, 'The page is being replaced.\n');
    }
  };
}
