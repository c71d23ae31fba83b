import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** One side of a run, as the other sees it. */
interface RelaySocket {
  readonly socket: Socket;
  readonly port: number;
  /** Where the side itself listens. */
  address: string;
  at: number;
}

const line = /^(?<head>candidate:\S+ 1 udp \d+) (?<address>\d+(?:\.\d+){3}) (?<port>\d+) typ host/i;

/**
 * Stands between the two sides of each run, as a network would: it forwards packets, or drops them. Each
 * side gets the other's candidate with an address of this process in it.
 */
export class UdpRelay implements Disposable {
  readonly #faces = new Map<string, Promise<RelaySocket>>();
  readonly #cut = new Set<number>();

  setPath(run: number, works: boolean): void {
    if (works) this.#cut.delete(run);
    else this.#cut.add(run);
  }

  /** The candidate as the other side shall have it; null for one that is not forwarded (TCP, IPv6). */
  async route(run: number, side: number, candidate: string): Promise<string | null> {
    const { head, address, port } = line.exec(candidate)?.groups ?? {};
    if (head === undefined || address === undefined) return null;
    // Both are there before the first packet.
    await this.#face(run, 1 - side, address);
    const face = await this.#face(run, side, address);
    Object.assign(face, { address, at: Number(port) });
    const rest = candidate.slice(candidate.indexOf(' typ host'));
    return `${head} ${address} ${face.port}${rest}`;
  }

  #face(run: number, side: number, address: string): Promise<RelaySocket> {
    const key = `${run} ${side}`;
    const face = this.#faces.get(key) ?? this.#open(run, side, address);
    this.#faces.set(key, face);
    return face;
  }

  async #open(run: number, side: number, address: string): Promise<RelaySocket> {
    const socket = createSocket('udp4');
    socket.bind(0, address);
    await once(socket, 'listening');
    const face: RelaySocket = { socket, port: socket.address().port, address, at: 0 };
    socket.on('message', (packet) => void this.#forward(run, side, packet));
    return face;
  }

  /** What is sent to one side's face reaches that side from the other's. */
  async #forward(run: number, side: number, packet: Uint8Array): Promise<void> {
    const to = await this.#faces.get(`${run} ${side}`);
    const from = await this.#faces.get(`${run} ${1 - side}`);
    if (to === undefined || from === undefined || to.at === 0 || this.#cut.has(run)) return;
    from.socket.send(packet, to.at, to.address);
  }

  [Symbol.dispose](): void {
    for (const face of this.#faces.values()) void face.then(({ socket }) => socket.close());
  }
}
