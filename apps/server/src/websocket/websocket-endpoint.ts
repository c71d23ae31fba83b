import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { limits } from '@visavis/protocol';
import type { ClientConnection } from '@visavis/protocol/router';
import { WebSocketServer, type Server } from 'ws';
import type { Config } from '../config/config.ts';
import type { AddressBudgets } from '../limits/address-budgets.ts';
import type { Logger } from '../logging/logger.ts';
import type { Signaling } from '../signaling/signaling.ts';
import { readClientAddress } from '../http/client-address.ts';
import { ClientSocket, type ClientSocketObserver } from './client-socket.ts';
import { closeTimeoutMs, type UpgradeRefusal } from './close-reasons.ts';
import { isHostAllowed } from '../http/host.ts';
import { isOriginAllowed } from '../http/origin.ts';
import { ConnectionCounters, type ConnectionCounts } from './connection-counters.ts';
import { SlowReaders } from './slow-readers.ts';
import { UpgradeRejector } from './upgrade-rejector.ts';
import { ConnectedClients, type UpgradeRequest } from './connected-clients.ts';

const websocketPath = '/trpc';
/** The server restarts; reconnect (IANA's registry of WebSocket close codes). */
const serviceRestartCode = 1012;

/** What an endpoint needs. */
export interface WebSocketEndpointOptions {
  readonly config: Config;
  readonly signaling: Signaling;
  readonly budgets: AddressBudgets;
  readonly logger: Logger;
  /** Filled here: the socket of each connection. */
  readonly sockets: WeakMap<ClientConnection, ClientSocket>;
}

/** Accepts or refuses WebSocket connections. */
export class WebSocketEndpoint implements Disposable {
  readonly #options: WebSocketEndpointOptions;
  readonly #wss: Server<typeof ClientSocket>;
  readonly #clients: ConnectedClients;
  readonly #socketObserver: ClientSocketObserver;
  readonly #slowReaders: SlowReaders;
  readonly #counters: ConnectionCounters;
  readonly #rejector = new UpgradeRejector();
  #isDraining = false;

  constructor(options: WebSocketEndpointOptions) {
    this.#options = options;
    const { config, signaling, budgets, logger, sockets } = options;
    this.#counters = new ConnectionCounters(logger);
    this.#clients = new ConnectedClients({
      config,
      signaling,
      budgets,
      listener: this.#counters,
      sockets,
    });
    this.#slowReaders = new SlowReaders(config.connections.totalBufferedBytes);
    this.#socketObserver = {
      maxBufferedBytes: config.connections.maxBufferedBytes,
      onSlow: (socket) => this.#slowReaders.add(socket),
      onServerClose: ({ address }, reason) => this.#counters.onServerClose(reason, address),
    };
    // closeTimeout is missing in the published types, which an object literal in the call would violate.
    const server = {
      noServer: true,
      maxPayload: limits.maxFrameBytes,
      perMessageDeflate: false,
      WebSocket: ClientSocket,
      closeTimeout: closeTimeoutMs,
    };
    this.#wss = new WebSocketServer(server);
  }

  get size(): ConnectedClients['size'] {
    return this.#clients.size;
  }

  get clients(): Pick<ConnectedClients, 'messages' | 'peers' | 'connectionLoad'> {
    return this.#clients;
  }

  get counts(): ConnectionCounts {
    const { accepted, refused, closed, requestsRefused } = this.#counters;
    return { accepted, refused, closed, requestsRefused };
  }

  /** Handles the `upgrade` event of the HTTP server. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { config, logger } = this.#options;
    const address = readClientAddress(
      {
        remote: request.socket.remoteAddress,
        forwarded: [request.headers['x-forwarded-for']].flat().join(','),
      },
      config.trustedProxies,
    );
    const reason = this.#findRefusalReason(request, address);
    socket.on('error', (err) => logger.debug({ err, address }, 'upgrade failed'));
    if (reason !== undefined) {
      this.#counters.onUpgradeRefused(reason, address);
      this.#rejector.reject({ request, socket, head }, reason);
      return;
    }
    this.#wss.handleUpgrade(request, socket, head, (client) => {
      client.stream = socket;
      const { url = '', headers } = request;
      this.#accept(client, address, { url, host: headers.host?.toLowerCase() ?? '' });
    });
  }

  /** Refuses new connections from now on, and asks all clients to reconnect elsewhere. */
  drain(): void {
    this.#isDraining = true;
    this.#clients.requestReconnect();
  }

  /** Closes all connections, and resolves when they are closed. */
  async close(): Promise<void> {
    this.#isDraining = true;
    const closed = [...this.#wss.clients].map(
      (socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())),
    );
    for (const socket of this.#wss.clients) socket.close(serviceRestartCode, 'server-closing');
    await Promise.all(closed);
    this[Symbol.dispose]();
  }

  [Symbol.dispose](): void {
    this.#clients[Symbol.dispose]();
    this.#rejector[Symbol.dispose]();
  }

  #findRefusalReason(
    { url, headers }: IncomingMessage,
    address: string,
  ): UpgradeRefusal | undefined {
    const [path] = (url ?? '').split('?', 1);
    if (path !== websocketPath) return 'unknown-procedure';
    // An invalid URL is refused here, so that code behind this point can parse it.
    if (!URL.canParse(url ?? '', `http://${headers.host ?? 'localhost'}`)) return 'bad-request';
    if (this.#isDraining) return 'server-closing';
    const { allowedHosts, allowedOrigins } = this.#options.config;
    if (!isHostAllowed(headers.host, allowedHosts)) return 'origin-refused';
    if (!isOriginAllowed(headers.origin, headers.host, allowedOrigins)) return 'origin-refused';
    return this.#clients.tryAdmit(address) ? undefined : 'too-many-connections';
  }

  #accept(socket: ClientSocket, address: string, upgrade: UpgradeRequest): void {
    this.#counters.onAccepted();
    socket.observer = this.#socketObserver;
    const handlers = this.#clients.accept(socket, address, upgrade);
    socket.on('message', (data, isBinary) => handlers.onMessage(data, isBinary));
    socket.on('pong', () => handlers.onPong());
    socket.on('error', (err) => this.#options.logger.debug({ err, address }, 'connection failed'));
    socket.on('close', (code) => {
      this.#slowReaders.delete(socket);
      handlers.onClose(code);
    });
  }
}
