import type { RequestListener } from 'node:http';
import { securityHeaders } from './headers.ts';

/** What the HTTP side needs. */
export interface HandlerOptions {
  readonly page: RequestListener;
  /** False while the server should get no new visitors. */
  readonly isReady: () => boolean;
}

const READS: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD']);

/** Everything that is not a WebSocket: the page, and how the server is (`/healthz`, `/readyz`). */
export function createHandler({ page, isReady }: HandlerOptions): RequestListener {
  return (request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    if (!READS.has(request.method)) {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    const [path] = (request.url ?? '').split('?', 1);
    if (path === '/healthz' || path === '/readyz') {
      const ok = path === '/healthz' || isReady();
      response.setHeader('Cache-Control', 'no-store');
      response
        .writeHead(ok ? 200 : 503, { 'Content-Type': 'text/plain' })
        .end(ok ? 'ok\n' : 'no\n');
      return;
    }
    page(request, response);
  };
}
