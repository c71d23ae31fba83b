import { WebSocketServer, type WebSocket } from 'ws';

/** A server for WebSockets at the path of tRPC. */
export type TestWebSocketServer = AsyncDisposable & { readonly url: string; readonly port: number };

/** Starts a server that gives each connection to a listener. */
export async function startWebSocketServer(
  onConnection: (socket: WebSocket) => void,
): Promise<TestWebSocketServer> {
  const wss = new WebSocketServer({ port: 0, host: '127.0.0.1', path: '/trpc' });
  await new Promise<void>((resolve) => wss.once('listening', resolve));
  wss.on('connection', onConnection);
  const address = wss.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  const { port } = address;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    async [Symbol.asyncDispose]() {
      for (const client of wss.clients) client.terminate();
      await new Promise<void>((resolve) => wss.close(() => resolve()));
    },
  };
}

/** Starts a server that accepts every connection and closes it at once with a code and a reason. */
export const startClosingServer = (code: number, reason: string): Promise<TestWebSocketServer> =>
  startWebSocketServer((socket) => socket.close(code, reason));
