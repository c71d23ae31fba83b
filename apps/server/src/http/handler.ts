import type { RequestListener } from 'node:http';
import { mayRead } from '../metrics/access.ts';
import { expositionType } from '../metrics/exposition.ts';
import { securityHeaders } from './headers.ts';

/** What the HTTP side needs. */
export interface HandlerOptions {
  readonly page: RequestListener;
  /** False while the server should get no new visitors. */
  readonly isReady: () => boolean;
  /** How the server does, as text for Prometheus. */
  readonly metrics: () => string;
  /** What has to be said to read the metrics; undefined where only this machine may. */
  readonly metricsToken: string | undefined;
}

const READS: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD']);

/** Everything that is not a WebSocket: the page, and how the server is (`/healthz`, `/readyz`, `/metrics`). */
export function createHandler(options: HandlerOptions): RequestListener {
  const { page, isReady, metrics, metricsToken } = options;
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
    // To everyone else there is nothing here, as at any other path.
    if (path === '/metrics' && mayRead(request, metricsToken)) {
      response.setHeader('Cache-Control', 'no-store');
      response.writeHead(200, { 'Content-Type': expositionType }).end(metrics());
      return;
    }
    page(request, response);
  };
}
