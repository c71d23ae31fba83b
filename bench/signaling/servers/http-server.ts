import { createServer, type Server } from 'node:http';
import { answerQueries } from './server-query.ts';

/** Answers the measuring process on behalf of an HTTP server that listens. */
export function answerQueriesFor(server: Pick<Server, 'address' | 'getConnections'>): void {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const connections = () =>
    new Promise<number>((resolve, reject) => {
      server.getConnections((error, count) => (error === null ? resolve(count) : reject(error)));
    });
  answerQueries(port, connections);
}

/** Starts an HTTP server on a free loopback port, once a signaling library has attached itself. */
export function serve(attach: (server: Server) => void): void {
  const server = createServer((_, response) => response.writeHead(404).end());
  attach(server);
  server.listen(0, '127.0.0.1', () => answerQueriesFor(server));
}
