import type { Random, Range, Scheduler } from '../clock/scheduler.ts';
import type { SimulatedServer } from '../server/simulated-server.ts';
import { SimulatedWebSocket } from '../websocket/client-socket.ts';
import { SimulatedServerSocket } from '../websocket/server-socket.ts';
import { TcpConnection, type Side } from '../websocket/tcp-connection.ts';

/** The internet between people and the server. */
export interface SignalingNetwork {
  readonly scheduler: Scheduler;
  readonly random: Random;
  /** Milliseconds that a frame takes. */
  readonly latencyMs: Range;
  /** The server that answers at this moment; null while it is down. */
  readonly server: () => SimulatedServer | null;
}

/** One person's way to the server. */
export class Uplink {
  readonly #internet: SignalingNetwork;
  readonly #address: string;
  readonly #wires = new Set<TcpConnection>();
  #isUp = true;

  constructor(internet: SignalingNetwork, address: string) {
    this.#internet = internet;
    this.#address = address;
  }

  /** The constructor of WebSockets of this person's browser. */
  get WebSocket(): typeof WebSocket {
    const dial = (socket: SimulatedWebSocket, url: string) => this.#dial(socket, url);
    class Socket extends SimulatedWebSocket {
      constructor(url: string | URL) {
        super(url, dial);
      }
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where it passes for the browser's: it has what tRPC and the link use
    return Socket as unknown as typeof WebSocket;
  }

  /** Whether packets get through. */
  get isUp(): boolean {
    return this.#isUp;
  }

  /** From now on packets vanish. */
  stopPackets(): void {
    this.#isUp = false;
    for (const wire of this.#wires) wire.stall();
  }

  /** Packets get through again; what TCP had not given up arrives late. */
  resumePackets(): void {
    this.#isUp = true;
    for (const wire of this.#wires) wire.resume();
  }

  /** Every connection is gone, with what was on its way. @param noticed who hears of it */
  breakConnections(noticed: readonly Side[] = ['client', 'server']): void {
    for (const wire of this.#wires) wire.break(noticed);
    this.#wires.clear();
  }

  #dial(socket: SimulatedWebSocket, url: string): TcpConnection {
    const { scheduler, random, latencyMs } = this.#internet;
    const remote = new SimulatedServerSocket(() => wire);
    const wire = new TcpConnection(
      { scheduler, random, latencyMs },
      {
        client: socket,
        server: {
          receive: (frame) => {
            if (frame.kind === 'upgrade') this.#welcome(wire, remote, url);
            else remote.receive(frame);
          },
          handleBreak: () => remote.handleBreak(),
        },
      },
    );
    for (const known of this.#wires) if (known.isBroken) this.#wires.delete(known);
    this.#wires.add(wire);
    if (!this.#isUp) wire.stall();
    wire.send('client', { kind: 'upgrade' });
    return wire;
  }

  #welcome(wire: TcpConnection, remote: SimulatedServerSocket, url: string): void {
    const server = this.#internet.server();
    if (server === null) {
      wire.break(['client']);
      return;
    }
    server.accept(remote, this.#address, url);
    wire.send('server', { kind: 'switchingProtocols' });
  }
}
