import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { ServerHandle } from '../../src/index.ts';
import { until } from './wait.ts';

/** A TCP client that requests a WebSocket and never closes its connection by itself. */
export class RawClient implements Disposable {
  readonly #socket: Socket;
  #received = '';
  #isCutOff = false;
  readonly #ended: Promise<unknown>;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (data) => (this.#received += data.toString('latin1')));
    this.#ended = new Promise((resolve) => socket.once('end', resolve));
    // Writing to a socket that was reset is an error.
    socket.on('error', () => (this.#isCutOff = true));
  }

  static async upgrade(
    { port }: ServerHandle,
    path: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<RawClient> {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    await once(socket, 'connect');
    const all = {
      Host: `127.0.0.1:${port}`,
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      'Sec-WebSocket-Version': '13',
      ...headers,
    };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
    return new RawClient(socket);
  }

  /** Waits until this text was received. */
  receives(text: string): Promise<void> {
    return until(() => this.#received.includes(text));
  }

  /** Waits until the server ends the connection, without sending anything. */
  async isClosedByServer(): Promise<true> {
    await this.#ended;
    return true;
  }

  /** Waits until the server accepts no more data, which ending its side does not mean. */
  async isCutOff(): Promise<true> {
    await until(() => {
      if (!this.#isCutOff) this.#socket.write('\0');
      return this.#isCutOff;
    });
    return true;
  }

  [Symbol.dispose](): void {
    this.#socket.destroy();
  }
}
