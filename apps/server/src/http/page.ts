import { existsSync } from 'node:fs';
import type { RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { withoutDriveBy } from './drive-by.ts';
import { contentSecurityPolicy } from './headers.ts';
import { inlineScriptsOf } from './inline-scripts.ts';

const YEAR = 31_536_000;
/** Where the build puts files whose names change with their content. */
const HASHED = /^\/assets\//;
/** Paths that the page itself routes. */
const ROUTED = /^\/(r\/[^/]+|check|inspector)\/?$/;
/** The page's own addresses. */
const INDEX: ReadonlySet<string> = new Set(['/', '/index', '/index.html']);
/** Names with a dot in front, which are nobody's business. A dot can also be written as %2e. */
const HIDDEN = /\/(\.|%2e)/i;

function text(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(body);
}

/**
 * Serves the built page from a folder, compressed ahead where the build has done so. A build may be
 * replaced, removed or made while the server runs: the folder is looked at anew for every request.
 */
export function servePage(root: string): RequestListener {
  const files = sirv(root, {
    // Otherwise sirv keeps a list of the files that were there at the start.
    dev: true,
    etag: true,
    gzip: true,
    brotli: true,
    setHeaders(response, path) {
      response.setHeader(
        'Cache-Control',
        HASHED.test(path) ? `public, max-age=${YEAR}, immutable` : 'no-cache',
      );
    },
  });
  const index = join(root, 'index.html');
  const inlineScripts = inlineScriptsOf(index);
  const nothing = (response: ServerResponse) =>
    existsSync(index)
      ? text(response, 404, 'There is nothing here.\n')
      : text(response, 404, 'The page has not been built.\n');
  return (request, response) => {
    const [path = '/'] = (request.url ?? '/').split('?', 1);
    if (HIDDEN.test(path)) {
      nothing(response);
      return;
    }
    const instead = ROUTED.test(path) ? withoutDriveBy(request) : undefined;
    if (instead !== undefined) {
      response.writeHead(302, { Location: instead, 'Cache-Control': 'no-store' }).end();
      return;
    }
    if (ROUTED.test(path)) request.url = '/';
    if (ROUTED.test(path) || INDEX.has(path)) {
      // With the answer "not modified" too, whose headers replace the kept ones (RFC 9111, section 3.2).
      const policy = contentSecurityPolicy(inlineScripts());
      response.setHeader('Content-Security-Policy', policy);
    }
    // A file can go between the look at it and its opening, when the header has been written. sirv
    // leaves the error of the stream to nobody, which would end the process.
    response.once('pipe', (file) => file.once('error', () => response.destroy()));
    try {
      files(request, response, () => nothing(response));
    } catch {
      text(response, 500, 'The page is being replaced.\n');
    }
  };
}
