import { createServer, type Server } from 'node:http';
import { answerQueries } from './server-query.ts';

/** Answers the queries of the benchmark for a listening HTTP server. */
export function answerQueriesFor(server: Pick<Server, 'address' | 'getConnections'>): void {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const countConnections = () =>
    new Promise<number>((resolve, reject) => {
      server.getConnections((error, count) => (error === null ? resolve(count) : reject(error)));
    });
  answerQueries(port, countConnections);
}

/** Starts an HTTP server on a free loopback port after `attach` has added a signaling library to it. */
export function serve(attach: (server: Server) => void): void {
  const server = createServer((_, response) => response.writeHead(404).end());
  attach(server);
  server.listen(0, '127.0.0.1', () => answerQueriesFor(server));
}
