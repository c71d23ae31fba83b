import type { RequestListener, ServerResponse } from 'node:http';
import { expositionType } from '../metrics/exposition.ts';
import { operatorPaths } from '../operator/answer.ts';
import type { Access, Verdict } from './access.ts';
import { securityHeaders } from './headers.ts';

/** What the HTTP side needs. */
export interface HandlerOptions {
  readonly page: RequestListener;
  /** False while the server should get no new visitors. */
  readonly isReady: () => boolean;
  /** How the server does, as text for Prometheus. */
  readonly metrics: () => string;
  /** Who may read the metrics. */
  readonly metricsAccess: Access;
  /** Answers at the operator's paths. */
  readonly operator: RequestListener;
  /** Who is answered there. */
  readonly operatorAccess: Access;
}

const READS: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD']);

/** Everything that is not a WebSocket: the page, and how the server is (`/healthz`, `/readyz`, `/metrics`, `/operator`). */
export function createHandler(options: HandlerOptions): RequestListener {
  const { page, isReady, metrics, metricsAccess, operator, operatorAccess } = options;
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
    if (path === '/metrics' && metricsAccess.judge(request) === 'granted') {
      response.setHeader('Cache-Control', 'no-store');
      response.writeHead(200, { 'Content-Type': expositionType }).end(metrics());
      return;
    }
    const verdict = operatorPaths.has(path) ? operatorAccess.judge(request) : 'hidden';
    if (verdict === 'granted') operator(request, response);
    else if (verdict === 'hidden') page(request, response);
    else ask(response, verdict);
  };
}

/** Has a browser ask its person for the token, or says that nobody listens any more. */
function ask(response: ServerResponse, verdict: Exclude<Verdict, 'granted' | 'hidden'>): void {
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  if (verdict === 'too-many-tries') {
    response.writeHead(429, { 'Retry-After': '60' });
    response.end('Too many wrong tokens came from this address. Wait a minute.\n');
    return;
  }
  response.writeHead(401, {
    'WWW-Authenticate': 'Basic realm="Visavis operator", charset="UTF-8"',
  });
  response.end('This is for whoever has the operator’s token: as a password, of any user.\n');
}
