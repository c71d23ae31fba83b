import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { limits } from '@visavis/protocol';
import type { ClientConnection } from '@visavis/protocol/router';
import { WebSocketServer, type Server } from 'ws';
import type { Config } from '../config/config.ts';
import type { Logger } from '../logging/logger.ts';
import type { Signaling } from '../signaling/signaling.ts';
import { readClientAddress } from '../http/client-address.ts';
import { ClientSocket, type ClientSocketObserver } from './client-socket.ts';
import { closeTimeoutMs, type UpgradeRefusal } from './close-reasons.ts';
import { isOriginAllowed } from '../http/origin.ts';
import { ConnectionCounters, type ConnectionCounts } from './connection-counters.ts';
import { UpgradeRejector } from './upgrade-rejector.ts';
import { ConnectedClients } from './connected-clients.ts';

const websocketPath = '/trpc';
/** The server restarts; come back (IANA's registry of WebSocket close codes). */
const serviceRestartCode = 1012;

/** What the edge needs. */
export interface WebSocketEndpointOptions {
  readonly config: Config;
  readonly signaling: Signaling;
  readonly logger: Logger;
  /** Filled by the edge: which socket a connection came by. */
  readonly sockets: WeakMap<ClientConnection, ClientSocket>;
}

/** Where WebSockets come in: who may connect. */
export class WebSocketEndpoint implements Disposable {
  readonly #options: WebSocketEndpointOptions;
  readonly #wss: Server<typeof ClientSocket>;
  readonly #clients: ConnectedClients;
  readonly #socketObserver: ClientSocketObserver;
  readonly #counters: ConnectionCounters;
  readonly #rejector = new UpgradeRejector();
  #draining = false;

  constructor(options: WebSocketEndpointOptions) {
    this.#options = options;
    const { config, signaling, logger, sockets } = options;
    this.#counters = new ConnectionCounters(logger);
    this.#clients = new ConnectedClients({
      config,
      signaling,
      listener: this.#counters,
      sockets,
    });
    this.#socketObserver = {
      maxBufferedBytes: config.connections.maxBufferedBytes,
      onServerClose: ({ address }, reason) => this.#counters.onServerClose(reason, address),
    };
    // closeTimeout is not in the published types, so the options are not written in place.
    const server = {
      noServer: true,
      maxPayload: limits.maxFrameBytes,
      perMessageDeflate: false,
      WebSocket: ClientSocket,
      closeTimeout: closeTimeoutMs,
    };
    this.#wss = new WebSocketServer(server);
  }

  /** How many connections there are. */
  get size(): ConnectedClients['size'] {
    return this.#clients.size;
  }

  /** Everyone who is connected. */
  get clients(): Pick<ConnectedClients, 'messages' | 'peers' | 'connectionLoad'> {
    return this.#clients;
  }

  /** What has happened since the start. */
  get counts(): ConnectionCounts {
    const { accepted, refused, closed, requestsRefused } = this.#counters;
    return { accepted, refused, closed, requestsRefused };
  }

  /** The handler of the HTTP server's `upgrade` event. */
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
      this.#accept(client, address, request.url ?? '');
    });
  }

  /** Refuses newcomers from now on, and asks everyone to connect elsewhere. */
  drain(): void {
    this.#draining = true;
    this.#clients.requestReconnect();
  }

  /** Closes every connection; resolves when all are gone. */
  async close(): Promise<void> {
    this.#draining = true;
    const gone = [...this.#wss.clients].map(
      (socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())),
    );
    for (const socket of this.#wss.clients) socket.close(serviceRestartCode, 'server-closing');
    await Promise.all(gone);
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
    // Nonsense is refused here, so that nobody who makes a URL of it later has to think of it.
    if (!URL.canParse(url ?? '', `http://${headers.host ?? 'localhost'}`)) return 'bad-request';
    if (this.#draining) return 'server-closing';
    const { allowedOrigins } = this.#options.config;
    if (!isOriginAllowed(headers.origin, headers.host, allowedOrigins)) return 'origin-refused';
    return this.#clients.isFull(address) ? 'too-many-connections' : undefined;
  }

  #accept(socket: ClientSocket, address: string, url: string): void {
    this.#counters.onAccepted();
    socket.observer = this.#socketObserver;
    const visit = this.#clients.accept(socket, address, url);
    socket.on('message', (data, isBinary) => visit.onMessage(data, isBinary));
    socket.on('pong', () => visit.onPong());
    socket.on('error', (err) => this.#options.logger.debug({ err, address }, 'connection failed'));
    socket.on('close', (code) => visit.onClose(code));
  }
}
