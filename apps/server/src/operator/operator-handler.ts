import type { RequestListener, ServerResponse } from 'node:http';
import type { Logger } from '../logging/logger.ts';
import type { Operator } from './operator.ts';
import { renderOperatorPage, operatorContentSecurityPolicy } from './page/operator-page.ts';
import { parseOperatorQuery } from './operator-query.ts';
import type { RoomTrace } from './trace/room-trace.ts';

/** Where the operator's page is, the same for programs, and the trace of the rooms. */
export const operatorPaths: ReadonlySet<string | undefined> = new Set([
  '/operator',
  '/operator.json',
  '/operator/trace.json',
]);

/** What there is to answer with. */
export interface OperatorHandlerOptions {
  readonly operator: Operator;
  /** Undefined where no trace is kept. */
  readonly trace: RoomTrace | undefined;
  /** Answers where there is nothing. */
  readonly notFound: RequestListener;
  readonly logger: Pick<Logger, 'error'>;
}

/** Answers at the operator's paths. Whoever asks has been let in before. */
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
    // Neither another website may have it as a part of itself, nor anybody keep it.
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
        logger.error({ err }, 'the operator got no answer');
        response.writeHead(500, { 'Content-Type': 'text/plain' }).end('no\n');
      },
    );
  };
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
}
