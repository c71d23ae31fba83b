import { Rooms, readConfig, Signaling, ConnectedClients } from '@visavis/server/components';
import type { SimulatedServerSocket } from '../websocket/server-socket.ts';

/** The server as it runs in production, from the frames of a connection inwards. */
export class SimulatedServer implements Disposable {
  readonly #store: Rooms;
  readonly #service: Signaling;
  readonly #visitors: ConnectedClients;
  readonly #sockets = new Set<SimulatedServerSocket>();
  /** What went wrong inside the server. */
  readonly errors: Error[] = [];

  /** @param settings of the environment, where they differ from production's defaults */
  constructor(settings: Readonly<Record<string, string>>) {
    const config = readConfig({ STUN_URLS: '', LOG_LEVEL: 'silent', ...settings });
    const sockets: ConstructorParameters<typeof ConnectedClients>[0]['sockets'] = new WeakMap();
    this.#store = new Rooms(config.rooms);
    this.#service = new Signaling({
      rooms: this.#store,
      config,
      onReplaced: (connection) => sockets.get(connection)?.closeReplaced(),
    });
    const listener = {
      onInternalError: (fault: Error) => this.errors.push(fault),
      onRequestRefused: () => {},
    };
    this.#visitors = new ConnectedClients({ config, signaling: this.#service, listener, sockets });
  }

  /** Takes a connection for which the handshake is done. */
  accept(socket: SimulatedServerSocket, address: string, url: string): void {
    const { pathname, search } = new URL(url);
    const visit = this.#visitors.accept(socket, address, `${pathname}${search}`);
    this.#sockets.add(socket);
    socket.visit = {
      ...visit,
      onClose: (code) => {
        this.#sockets.delete(socket);
        visit.onClose(code);
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
