import type { RequestListener, ServerResponse } from 'node:http';
import { expositionMediaType } from '../metrics/exposition.ts';
import { operatorPaths } from '../operator/operator-handler.ts';
import type { Authorizer, AuthorizationResult } from './authorizer.ts';
import { securityHeaders } from './security-headers.ts';

/** What the HTTP side needs. */
export interface HttpHandlerOptions {
  readonly webApp: RequestListener;
  /** False while the server should get no new visitors. */
  readonly isReady: () => boolean;
  /** How the server does, as text for Prometheus. */
  readonly metrics: () => string;
  /** Who may read the metrics. */
  readonly metricsAuthorizer: Authorizer;
  /** Answers at the operator's paths. */
  readonly operator: RequestListener;
  /** Who is answered there. */
  readonly operatorAuthorizer: Authorizer;
}

const readMethods: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD']);

/** Everything that is not a WebSocket: the page, and how the server is (`/healthz`, `/readyz`, `/metrics`, `/operator`). */
export function createHttpHandler(options: HttpHandlerOptions): RequestListener {
  const { webApp, isReady, metrics, metricsAuthorizer, operator, operatorAuthorizer } = options;
  return (request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    if (!readMethods.has(request.method)) {
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
    if (path === '/metrics' && metricsAuthorizer.authorize(request) === 'granted') {
      response.setHeader('Cache-Control', 'no-store');
      response.writeHead(200, { 'Content-Type': expositionMediaType }).end(metrics());
      return;
    }
    const verdict = operatorPaths.has(path) ? operatorAuthorizer.authorize(request) : 'hidden';
    if (verdict === 'granted') operator(request, response);
    else if (verdict === 'hidden') webApp(request, response);
    else sendAuthorizationError(response, verdict);
  };
}

/** Has a browser ask its person for the token, or says that nobody listens any more. */
function sendAuthorizationError(
  response: ServerResponse,
  verdict: Exclude<AuthorizationResult, 'granted' | 'hidden'>,
): void {
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  if (verdict === 'too-many-attempts') {
    response.writeHead(429, { 'Retry-After': '60' });
    response.end('Too many wrong tokens came from this address. Wait a minute.\n');
    return;
  }
  response.writeHead(401, {
    'WWW-Authenticate': 'Basic realm="Visavis operator", charset="UTF-8"',
  });
  response.end('This is for whoever has the operator’s token: as a password, of any user.\n');
}
