import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A proxy between pages and a server that can cause network faults. */
export interface TcpProxy extends AsyncDisposable {
  /** The origin at which the proxy forwards to the server. */
  readonly origin: string;
  /** The number of accepted connections so far. */
  readonly connectionCount: number;
  /** Resets all current connections, on both sides. */
  resetConnections(): void;
  /** From now on drops all data of the current connections without closing them. */
  dropTraffic(): void;
  /** Holds back all data of current and new connections until `releaseTraffic`. */
  holdTraffic(): void;
  releaseTraffic(): void;
}

/** One connection through the proxy. */
class ProxiedConnection {
  readonly #sockets: readonly [Socket, Socket];
  #isDropping = false;
  /** Data that is held back; null while traffic passes. */
  #held: (() => void)[] | null;

  constructor(client: Socket, server: Socket, isHolding: boolean) {
    this.#sockets = [client, server];
    this.#held = isHolding ? [] : null;
    this.#forward(client, server);
    this.#forward(server, client);
  }

  drop(): void {
    this.#isDropping = true;
  }

  hold(): void {
    this.#held ??= [];
  }

  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const write of held) write();
  }

  reset(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  #forward(from: Socket, to: Socket): void {
    // Dropped data is read too, or the sender would notice by its full buffer.
    from.on('data', (data) => {
      if (this.#isDropping) return;
      if (this.#held === null) to.write(data);
      else this.#held.push(() => to.write(data));
    });
    from.on('end', () => {
      if (!this.#isDropping) to.end();
    });
    from.on('error', () => {
      if (!this.#isDropping) to.destroy();
    });
  }
}

/** Starts a proxy on a free port. @param origin of a server on this machine */
export async function startTcpProxy(origin: string): Promise<TcpProxy> {
  const port = Number(new URL(origin).port);
  const connections: ProxiedConnection[] = [];
  let isHolding = false;
  const proxy = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    const server = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    connections.push(new ProxiedConnection(client, server, isHolding));
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  if (typeof address !== 'object' || address === null) throw new Error('No port is free.');
  return {
    origin: `http://localhost:${address.port}`,
    get connectionCount() {
      return connections.length;
    },
    resetConnections() {
      for (const connection of connections) connection.reset();
    },
    dropTraffic() {
      for (const connection of connections) connection.drop();
    },
    holdTraffic() {
      isHolding = true;
      for (const connection of connections) connection.hold();
    },
    releaseTraffic() {
      isHolding = false;
      for (const connection of connections) connection.release();
    },
    async [Symbol.asyncDispose]() {
      proxy.close();
      for (const connection of connections) connection.reset();
      await once(proxy, 'close');
    },
  };
}
