import { connect, createServer, type Socket } from 'node:net';

/** A stretch of TCP between one person and the server. */
export interface TcpProxy extends AsyncDisposable {
  readonly url: string;
  /** Lets nothing through any more, and tells nobody: connections stay open on both sides. */
  freeze(): void;
}

/** Lays a cable to a server. Connections that are made after a freeze are through again. */
export async function startTcpProxy({ port }: { readonly port: number }): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    near.pipe(far);
    far.pipe(near);
    for (const [socket, other] of [
      [near, far],
      [far, near],
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
  if (typeof address !== 'object' || address === null) throw new Error('The cable has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    freeze() {
      for (const socket of sockets) {
        socket.unpipe();
        socket.pause();
      }
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
