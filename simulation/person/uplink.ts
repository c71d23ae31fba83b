import type { Random, Range, Scheduler } from '../rtc/scheduler.ts';
import type { SimulatedServer } from '../server/server.ts';
import { SimulatedSocket } from '../wire/client-socket.ts';
import { SimulatedClientSocket } from '../wire/server-socket.ts';
import { Wire, type Side } from '../wire/wire.ts';

/** The internet between people and the server. */
export interface Internet {
  readonly scheduler: Scheduler;
  readonly random: Random;
  /** Milliseconds that a frame takes. */
  readonly latency: Range;
  /** The server that answers at this moment; null while it is down. */
  readonly server: () => SimulatedServer | null;
}

/** One person's way to the server. */
export class Uplink {
  readonly #internet: Internet;
  readonly #address: string;
  readonly #wires = new Set<Wire>();
  #isUp = true;

  constructor(internet: Internet, address: string) {
    this.#internet = internet;
    this.#address = address;
  }

  /** The constructor of WebSockets of this person's browser. */
  get WebSocket(): typeof WebSocket {
    const dial = (socket: SimulatedSocket, url: string) => this.#dial(socket, url);
    class Socket extends SimulatedSocket {
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
  goDown(): void {
    this.#isUp = false;
    for (const wire of this.#wires) wire.stall();
  }

  /** Packets get through again; what TCP had not given up arrives late. */
  comeUp(): void {
    this.#isUp = true;
    for (const wire of this.#wires) wire.resume();
  }

  /** Every connection is gone, with what was on its way. @param noticed who hears of it */
  cut(noticed: readonly Side[] = ['client', 'server']): void {
    for (const wire of this.#wires) wire.break(noticed);
    this.#wires.clear();
  }

  #dial(socket: SimulatedSocket, url: string): Wire {
    const { scheduler, random, latency } = this.#internet;
    const remote = new SimulatedClientSocket(() => wire);
    const wire = new Wire(
      { scheduler, random, latency },
      {
        client: socket,
        server: {
          receive: (frame) => {
            if (frame.kind === 'upgrade') this.#welcome(wire, remote, url);
            else remote.receive(frame);
          },
          broke: () => remote.broke(),
        },
      },
    );
    for (const known of this.#wires) if (known.isBroken) this.#wires.delete(known);
    this.#wires.add(wire);
    if (!this.#isUp) wire.stall();
    wire.send('client', { kind: 'upgrade' });
    return wire;
  }

  #welcome(wire: Wire, remote: SimulatedClientSocket, url: string): void {
    const server = this.#internet.server();
    if (server === null) {
      wire.break(['client']);
      return;
    }
    server.accept(remote, this.#address, url);
    wire.send('server', { kind: 'switching protocols' });
  }
}
