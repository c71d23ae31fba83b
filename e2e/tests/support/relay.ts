import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** What lies between a page and a server, and can fail in every way in which a network can. */
export interface Relay extends AsyncDisposable {
  /** Where the server is reached through the relay. */
  readonly origin: string;
  /** How many connections have been made, up to now. */
  readonly connections: number;
  /** Resets every connection that there is now, on both sides. */
  cut(): void;
  /** From now on nothing passes on the connections that there are now, and neither side is told so. */
  silence(): void;
}

/** One connection through the relay. */
class Passage {
  readonly #ends: readonly [Socket, Socket];
  #isSilent = false;

  constructor(client: Socket, server: Socket) {
    this.#ends = [client, server];
    this.#pass(client, server);
    this.#pass(server, client);
  }

  silence(): void {
    this.#isSilent = true;
  }

  cut(): void {
    for (const end of this.#ends) end.resetAndDestroy();
  }

  #pass(from: Socket, to: Socket): void {
    // What vanishes is read all the same, or the sender would find out by its full buffer.
    from.on('data', (data) => {
      if (!this.#isSilent) to.write(data);
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
export async function startRelay(origin: string): Promise<Relay> {
  const port = Number(new URL(origin).port);
  const passages: Passage[] = [];
  const relay = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    const server = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    passages.push(new Passage(client, server));
  }).listen(0, '127.0.0.1');
  await once(relay, 'listening');
  const address = relay.address();
  if (typeof address !== 'object' || address === null) throw new Error('No port is free.');
  return {
    origin: `http://localhost:${address.port}`,
    get connections() {
      return passages.length;
    },
    cut() {
      for (const passage of passages) passage.cut();
    },
    silence() {
      for (const passage of passages) passage.silence();
    },
    async [Symbol.asyncDispose]() {
      relay.close();
      for (const passage of passages) passage.cut();
      await once(relay, 'close');
    },
  };
}
