import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** The relay's socket that stands for one side of a run. */
interface RelaySocket {
  readonly socket: Socket;
  readonly port: number;
  /** The real address and port of the side. */
  address: string;
  sidePort: number;
}

const candidatePattern =
  /^(?<head>candidate:\S+ 1 udp \d+) (?<address>\d+(?:\.\d+){3}) (?<port>\d+) typ host/i;

/**
 * A UDP relay between the two sides of each run, which forwards or drops packets as a network would. Each side
 * gets the other's candidate with an address of this process.
 */
export class UdpRelay implements Disposable {
  readonly #sockets = new Map<string, Promise<RelaySocket>>();
  readonly #droppedRuns = new Set<number>();

  setPath(run: number, works: boolean): void {
    if (works) this.#droppedRuns.delete(run);
    else this.#droppedRuns.add(run);
  }

  /** Rewrites a candidate for the other side. Returns null if it cannot be relayed (TCP, IPv6). */
  async route(run: number, side: number, candidate: string): Promise<string | null> {
    const { head, address, port } = candidatePattern.exec(candidate)?.groups ?? {};
    if (head === undefined || address === undefined) return null;
    // Both sockets must exist before the first packet.
    await this.#getSocket(run, 1 - side, address);
    const relaySocket = await this.#getSocket(run, side, address);
    Object.assign(relaySocket, { address, sidePort: Number(port) });
    const rest = candidate.slice(candidate.indexOf(' typ host'));
    return `${head} ${address} ${relaySocket.port}${rest}`;
  }

  #getSocket(run: number, side: number, address: string): Promise<RelaySocket> {
    const key = `${run} ${side}`;
    const socket = this.#sockets.get(key) ?? this.#open(run, side, address);
    this.#sockets.set(key, socket);
    return socket;
  }

  async #open(run: number, side: number, address: string): Promise<RelaySocket> {
    const socket = createSocket('udp4');
    socket.bind(0, address);
    await once(socket, 'listening');
    socket.on('message', (packet) => void this.#forward(run, side, packet));
    return { socket, port: socket.address().port, address, sidePort: 0 };
  }

  /** Forwards a packet to a side, from the socket that stands for the other side. */
  async #forward(run: number, side: number, packet: Uint8Array): Promise<void> {
    const to = await this.#sockets.get(`${run} ${side}`);
    const from = await this.#sockets.get(`${run} ${1 - side}`);
    if (to === undefined || from === undefined) return;
    if (to.sidePort === 0 || this.#droppedRuns.has(run)) return;
    from.socket.send(packet, to.sidePort, to.address);
  }

  [Symbol.dispose](): void {
    for (const each of this.#sockets.values()) void each.then(({ socket }) => socket.close());
  }
}
