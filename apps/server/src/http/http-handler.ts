import type { RequestListener, ServerResponse } from 'node:http';
import { expositionMediaType } from '../metrics/exposition.ts';
import { operatorPaths } from '../operator/operator-handler.ts';
import type { Authorizer, AuthorizationResult } from './authorizer.ts';

/** What an HTTP handler needs. */
export interface HttpHandlerOptions {
  readonly webApp: RequestListener;
  /** Sent with every response. */
  readonly headers: Readonly<Record<string, string>>;
  /** False for a request that names another host than this server. */
  readonly isHostAllowed: (host: string | undefined) => boolean;
  /** False while the server should get no new clients. */
  readonly isReady: () => boolean;
  /** The metrics in the text format of Prometheus. */
  readonly metrics: () => string;
  readonly metricsAuthorizer: Authorizer;
  /** Handles the {@link operatorPaths}. */
  readonly operator: RequestListener;
  readonly operatorAuthorizer: Authorizer;
}

const readMethods: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD']);

const hostRefusedText =
  'This server is not configured for this address. Its operator can allow it with PUBLIC_URL.\n';

/** Handles every request but WebSocket upgrades: the web app, `/healthz`, `/readyz`, `/metrics`, `/operator`. */
export function createHttpHandler(options: HttpHandlerOptions): RequestListener {
  const { webApp, headers, isHostAllowed, isReady } = options;
  const { metrics, metricsAuthorizer, operator, operatorAuthorizer } = options;
  return (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
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
    if (!isHostAllowed(request.headers.host)) {
      response.writeHead(421, { 'Content-Type': 'text/plain' }).end(hostRefusedText);
      return;
    }
    // Unauthorized requests get the same response as for an unknown path.
    if (path === '/metrics' && metricsAuthorizer.authorize(request) === 'granted') {
      response.setHeader('Cache-Control', 'no-store');
      response.writeHead(200, { 'Content-Type': expositionMediaType }).end(metrics());
      return;
    }
    const result = operatorPaths.has(path) ? operatorAuthorizer.authorize(request) : 'hidden';
    if (result === 'granted') operator(request, response);
    else if (result === 'hidden') webApp(request, response);
    else sendAuthorizationError(response, result);
  };
}

/** Makes a browser ask its user for the token, or reports too many wrong ones. */
function sendAuthorizationError(
  response: ServerResponse,
  result: Exclude<AuthorizationResult, 'granted' | 'hidden'>,
): void {
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  if (result === 'too-many-attempts') {
    response.writeHead(429, { 'Retry-After': '60' });
    response.end('Too many wrong tokens came from this address. Wait a minute.\n');
    return;
  }
  response.writeHead(401, {
    'WWW-Authenticate': 'Basic realm="Visavis operator", charset="UTF-8"',
  });
  response.end('Enter the operator token as the password. The user name does not matter.\n');
}
