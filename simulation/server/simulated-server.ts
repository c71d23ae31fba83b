import {
  AddressBudgets,
  ConnectedClients,
  createRoomLog,
  readConfig,
  Rooms,
  Signaling,
} from '@visavis/server/components';
import type { SimulatedServerSocket } from '../websocket/server-socket.ts';

/** The production server, except for its sockets. */
export class SimulatedServer implements Disposable {
  readonly #rooms: Rooms;
  readonly #clients: ConnectedClients;
  readonly #sockets = new Set<SimulatedServerSocket>();
  /** The internal errors of the server. */
  readonly errors: Error[] = [];

  /** @param settings environment variables that differ from the defaults of production */
  constructor(settings: Readonly<Record<string, string>>) {
    const config = readConfig({ STUN_URLS: '', LOG_LEVEL: 'silent', ...settings });
    const sockets: ConstructorParameters<typeof ConnectedClients>[0]['sockets'] = new WeakMap();
    const onError = (cause: unknown) => void this.errors.push(new Error('rooms', { cause }));
    this.#rooms = new Rooms({ log: createRoomLog(config.rooms), limits: config.rooms, onError });
    const budgets = new AddressBudgets(config.addressRates);
    const signaling = new Signaling({
      rooms: this.#rooms,
      budgets,
      config,
      onError,
      onReplaced: (connection) => sockets.get(connection)?.closeReplaced(),
    });
    const listener = {
      onInternalError: (error: Error) => this.errors.push(error),
      onRequestRefused: () => {},
    };
    this.#clients = new ConnectedClients({ config, signaling, budgets, listener, sockets });
  }

  /** Accepts a connection whose handshake is complete. */
  accept(socket: SimulatedServerSocket, address: string, url: string): void {
    const { pathname, search, host } = new URL(url);
    const handlers = this.#clients.accept(socket, address, {
      url: `${pathname}${search}`,
      host,
    });
    this.#sockets.add(socket);
    socket.handlers = {
      ...handlers,
      onClose: (code) => {
        this.#sockets.delete(socket);
        handlers.onClose(code);
      },
    };
  }

  /** The number of rooms, members, connections and so on. */
  get size() {
    return { ...this.#clients.size, ...this.#rooms.size() };
  }

  /** Kills the server, which loses its state. */
  [Symbol.dispose](): void {
    // A killed process no longer handles its connections.
    for (const socket of this.#sockets) socket.handlers = null;
    this.#clients[Symbol.dispose]();
    this.#rooms[Symbol.dispose]();
  }
}
