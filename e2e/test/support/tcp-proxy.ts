import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** What lies between a page and a server, and can fail in every way in which a network can. */
export interface TcpProxy extends AsyncDisposable {
  /** Where the server is reached through the relay. */
  readonly origin: string;
  /** How many connections have been made, up to now. */
  readonly connectionCount: number;
  /** Resets every connection that there is now, on both sides. */
  resetConnections(): void;
  /** From now on nothing passes on the connections that there are now, and neither side is told so. */
  dropTraffic(): void;
  /** Keeps everything back, on all connections there are and will be, until it is let go. */
  holdTraffic(): void;
  /** Lets go what was kept back. */
  releaseTraffic(): void;
}

/** One connection through the relay. */
class ProxiedConnection {
  readonly #ends: readonly [Socket, Socket];
  #isSilent = false;
  /** What is kept back; null where nothing is. */
  #held: (() => void)[] | null;

  constructor(client: Socket, server: Socket, isHeld: boolean) {
    this.#ends = [client, server];
    this.#held = isHeld ? [] : null;
    this.#pass(client, server);
    this.#pass(server, client);
  }

  drop(): void {
    this.#isSilent = true;
  }

  hold(): void {
    this.#held ??= [];
  }

  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const pass of held) pass();
  }

  reset(): void {
    for (const end of this.#ends) end.resetAndDestroy();
  }

  #pass(from: Socket, to: Socket): void {
    // What vanishes is read all the same, or the sender would find out by its full buffer.
    from.on('data', (data) => {
      if (this.#isSilent) return;
      if (this.#held === null) to.write(data);
      else this.#held.push(() => to.write(data));
    });
    from.on('end', () => {
      if (!this.#isSilent) to.end();
    });
    from.on('error', () => {
      if (!this.#isSilent) to.destroy();
    });
  }
}

/** Starts a relay to a server of this machine, on a port of its own. @param origin of the server */
export async function startTcpProxy(origin: string): Promise<TcpProxy> {
  const port = Number(new URL(origin).port);
  const passages: ProxiedConnection[] = [];
  let isHeld = false;
  const relay = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    const server = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    passages.push(new ProxiedConnection(client, server, isHeld));
  }).listen(0, '127.0.0.1');
  await once(relay, 'listening');
  const address = relay.address();
  if (typeof address !== 'object' || address === null) throw new Error('No port is free.');
  return {
    origin: `http://localhost:${address.port}`,
    get connectionCount() {
      return passages.length;
    },
    resetConnections() {
      for (const passage of passages) passage.reset();
    },
    dropTraffic() {
      for (const passage of passages) passage.drop();
    },
    holdTraffic() {
      isHeld = true;
      for (const passage of passages) passage.hold();
    },
    releaseTraffic() {
      isHeld = false;
      for (const passage of passages) passage.release();
    },
    async [Symbol.asyncDispose]() {
      relay.close();
      for (const passage of passages) passage.reset();
      await once(relay, 'close');
    },
  };
}
