import { connect, createServer, type Socket } from 'node:net';

/** A TCP proxy between one participant and the server. */
export interface TcpProxy extends AsyncDisposable {
  readonly url: string;
  /** Forwards nothing any more. Neither side notices: all connections stay open. */
  freeze(): void;
  /** Resets all connections, and refuses new ones. */
  close(): void;
}

/** Starts a proxy for a server. Connections made after a freeze are forwarded again. */
export async function startTcpProxy({ port }: { readonly port: number }): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    client.pipe(upstream);
    upstream.pipe(client);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The proxy has no port.');
  const close = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${address.port}`,
    freeze() {
      for (const socket of sockets) {
        socket.unpipe();
        socket.pause();
      }
    },
    close,
    async [Symbol.asyncDispose]() {
      if (!server.listening) return;
      const closed = new Promise((resolve) => server.once('close', resolve));
      close();
      await closed;
    },
  };
}
