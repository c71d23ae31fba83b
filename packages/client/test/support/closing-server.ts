import { WebSocketServer } from 'ws';

/** Starts a server that accepts every connection and closes it at once with a code and a reason. */
export async function startClosingServer(
  code: number,
  reason: string,
): Promise<AsyncDisposable & { readonly url: string; readonly port: number }> {
  const wss = new WebSocketServer({ port: 0, host: '127.0.0.1', path: '/trpc' });
  await new Promise<void>((resolve) => wss.once('listening', resolve));
  wss.on('connection', (socket) => socket.close(code, reason));
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
