import { createReadStream, existsSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { redirectCrossSiteJoin } from './cross-site-join.ts';
import { createContentSecurityPolicy } from './security-headers.ts';
import { createInlineScriptReader } from './inline-scripts.ts';

const yearSeconds = 31_536_000;
/** Files whose names contain a hash of their content. */
const hashedAssetPath = /^\/assets\//;
/** Paths that the web app routes. */
const clientRoutePath = /^\/(r\/[^/]+|check|inspector)\/?$/;
/** Paths of index.html. */
const indexPaths: ReadonlySet<string> = new Set(['/', '/index', '/index.html']);
/** Names that start with a dot, which may be encoded as %2e. They are never served. */
const hiddenFilePath = /\/(\.|%2e)/i;

function sendText(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(body);
}

/** Whether a browser asks for a page, and not for one of its files. */
const isNavigation = ({ headers }: IncomingMessage): boolean =>
  headers.accept?.includes('text/html') ?? false;

/**
 * Serves the built web app from a folder, with the compressed files of the build. The folder is read for every
 * request, so that a build can be created, replaced or removed while the server runs.
 */
export function serveWebApp(root: string): RequestListener {
  const files = sirv(root, {
    // Without this, sirv serves only the files that existed when the server started.
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
      ? sendText(response, 404, 'Not found.\n')
      : sendText(response, 404, 'The web app has not been built.\n');
  const setPolicy = (response: ServerResponse) =>
    response.setHeader('Content-Security-Policy', createContentSecurityPolicy(inlineScripts()));
  /** The web app says what is wrong with the address, and has a link home. */
  const sendNotFoundPage = (response: ServerResponse) => {
    setPolicy(response);
    response.writeHead(404, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-cache',
    });
    createReadStream(index)
      .once('error', () => response.destroy())
      .pipe(response);
  };
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
      // Also with 304, whose headers replace the cached ones (RFC 9111, section 3.2).
      setPolicy(response);
    }
    // A file can be removed after sirv has found it and before it is opened. sirv does not handle the error of
    // that stream, which would end the process.
    response.once('pipe', (file) => file.once('error', () => response.destroy()));
    try {
      files(request, response, () => {
        if (isNavigation(request) && existsSync(index)) sendNotFoundPage(response);
        else sendNotFound(response);
      });
    } catch {
      sendText(response, 500, 'The web app is being replaced.\n');
    }
  };
}
