import { existsSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

const YEAR = 31_536_000;
/** Where the build puts files whose names change with their content. */
const HASHED = /^\/assets\//;
/** Paths that the page itself routes. */
const ROUTED = /^\/r\/[^/]+\/?$/;

function text(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(body);
}

/**
 * Serves the built page from a folder, compressed ahead where the build has done so.
 * Without a build it says so.
 */
export function servePage(root: string): RequestListener {
  if (!existsSync(join(root, 'index.html'))) {
    return (_, response) => text(response, 404, 'The page has not been built.\n');
  }
  const files = sirv(root, {
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
  return (request: IncomingMessage, response: ServerResponse) => {
    const [path = '/'] = (request.url ?? '/').split('?', 1);
    if (ROUTED.test(path)) request.url = '/';
    files(request, response, () => text(response, 404, 'There is nothing here.\n'));
  };
}
