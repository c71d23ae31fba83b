import type { RequestListener, ServerResponse } from 'node:http';
import type { Logger } from '../logging/logger.ts';
import type { Operator } from './operator.ts';
import { renderOperatorPage, operatorContentSecurityPolicy } from './page/operator-page.ts';
import { parseOperatorQuery } from './operator-query.ts';
import type { RoomTrace } from './trace/room-trace.ts';

/** The paths of the operator page, of the same report as JSON, and of the trace of the rooms. */
export const operatorPaths: ReadonlySet<string | undefined> = new Set([
  '/operator',
  '/operator.json',
  '/operator/trace.json',
]);

/** What an operator handler needs. */
export interface OperatorHandlerOptions {
  readonly operator: Operator;
  /** Undefined where no trace is kept. */
  readonly trace: RoomTrace | undefined;
  /** Handles requests for what does not exist. */
  readonly notFound: RequestListener;
  readonly logger: Pick<Logger, 'error'>;
}

/** Handles the {@link operatorPaths}, for requests that are authorized. */
export function createOperatorHandler({
  operator,
  trace,
  notFound,
  logger,
}: OperatorHandlerOptions): RequestListener {
  return (request, response) => {
    const { url = '' } = request;
    const [path] = url.split('?', 1);
    if (path === '/operator/trace.json' && trace === undefined) {
      notFound(request, response);
      return;
    }
    // No other website may embed the response, and no cache may keep it.
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    response.setHeader('Cache-Control', 'no-store');
    if (path === '/operator/trace.json') {
      sendJson(response, trace?.trace());
      return;
    }
    operator.report(parseOperatorQuery(url)).then(
      (report) => {
        if (path === '/operator.json') {
          sendJson(response, report);
          return;
        }
        response.setHeader('Content-Security-Policy', operatorContentSecurityPolicy);
        response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
        response.end(renderOperatorPage(report));
      },
      (err: unknown) => {
        logger.error({ err }, 'could not create the operator report');
        response.writeHead(500, { 'Content-Type': 'text/plain' }).end('Internal server error\n');
      },
    );
  };
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
}
