import { MemoryRoomStore, readConfig, Signaling, Visitors } from '@visavis/server/parts';
import type { SimulatedClientSocket } from '../wire/server-socket.ts';

/** The server as it runs in production, from the frames of a connection inwards. */
export class SimulatedServer implements Disposable {
  readonly #store: MemoryRoomStore;
  readonly #service: Signaling;
  readonly #visitors: Visitors;
  readonly #sockets = new Set<SimulatedClientSocket>();
  /** What went wrong inside the server. */
  readonly faults: Error[] = [];

  /** @param settings of the environment, where they differ from production's defaults */
  constructor(settings: Readonly<Record<string, string>>) {
    const config = readConfig({ STUN_URLS: '', LOG_LEVEL: 'silent', ...settings });
    const sockets: ConstructorParameters<typeof Visitors>[0]['sockets'] = new WeakMap();
    this.#store = new MemoryRoomStore(config.rooms);
    this.#service = new Signaling({
      store: this.#store,
      config,
      onReplaced: (connection) => sockets.get(connection)?.dismiss(),
    });
    const listener = {
      onFault: (fault: Error) => this.faults.push(fault),
      onRefused: () => {},
    };
    this.#visitors = new Visitors({ config, service: this.#service, listener, sockets });
  }

  /** Takes a connection for which the handshake is done. */
  accept(socket: SimulatedClientSocket, address: string, url: string): void {
    const { pathname, search } = new URL(url);
    const visit = this.#visitors.receive(socket, address, `${pathname}${search}`);
    this.#sockets.add(socket);
    socket.visit = {
      ...visit,
      end: (code) => {
        this.#sockets.delete(socket);
        visit.end(code);
      },
    };
  }

  /** How much there is in it. */
  get size() {
    return { ...this.#visitors.size, ...this.#store.size() };
  }

  /** Gone at once, with all that it knew. */
  [Symbol.dispose](): void {
    // A process that is killed does not hear of its connections any more.
    for (const socket of this.#sockets) socket.visit = null;
    this.#visitors[Symbol.dispose]();
    this.#store[Symbol.dispose]();
  }
}
