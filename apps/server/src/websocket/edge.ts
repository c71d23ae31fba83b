import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { limits } from '@visavis/protocol';
import type { Connection } from '@visavis/protocol/router';
import { WebSocketServer, type Server } from 'ws';
import type { Config } from '../config/config.ts';
import type { Log } from '../log/log.ts';
import type { Signaling } from '../service/service.ts';
import { clientAddress } from './address.ts';
import { ClientSocket, type SocketWatch } from './client-socket.ts';
import { goodbyeMs, type UpgradeRefusal } from './endings.ts';
import { originAllowed } from './origin.ts';
import { EdgeRecord, type EdgeCounts } from './record.ts';
import { Refuser } from './refuse.ts';
import { Visitors } from './visitors.ts';

const PATH = '/trpc';
/** The server restarts; come back (IANA's registry of WebSocket close codes). */
const SERVICE_RESTART = 1012;

/** What the edge needs. */
export interface EdgeOptions {
  readonly config: Config;
  readonly service: Signaling;
  readonly log: Log;
  /** Filled by the edge: which socket a connection came by. */
  readonly sockets: WeakMap<Connection, ClientSocket>;
}

/** Where WebSockets come in: who may connect. */
export class WebSocketEdge implements Disposable {
  readonly #options: EdgeOptions;
  readonly #wss: Server<typeof ClientSocket>;
  readonly #visitors: Visitors;
  readonly #watch: SocketWatch;
  readonly #record: EdgeRecord;
  readonly #refuser = new Refuser();
  #draining = false;

  constructor(options: EdgeOptions) {
    this.#options = options;
    const { config, service, log, sockets } = options;
    this.#record = new EdgeRecord(log);
    this.#visitors = new Visitors({ config, service, listener: this.#record, sockets });
    this.#watch = {
      maxBuffered: config.connections.maxBuffered,
      onCut: ({ address }, reason) => this.#record.onCut(reason, address),
    };
    // closeTimeout is not in the published types, so the options are not written in place.
    const server = {
      noServer: true,
      maxPayload: limits.frameBytes,
      perMessageDeflate: false,
      WebSocket: ClientSocket,
      closeTimeout: goodbyeMs,
    };
    this.#wss = new WebSocketServer(server);
  }

  /** How many connections there are. */
  get size(): Visitors['size'] {
    return this.#visitors.size;
  }

  /** Everyone who is connected. */
  get visitors(): Pick<Visitors, 'heard' | 'people' | 'line'> {
    return this.#visitors;
  }

  /** What has happened since the start. */
  get counts(): EdgeCounts {
    const { accepted, refused, cut, callsRefused } = this.#record;
    return { accepted, refused, cut, callsRefused };
  }

  /** The handler of the HTTP server's `upgrade` event. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { config, log } = this.#options;
    const address = clientAddress(
      {
        remote: request.socket.remoteAddress,
        forwarded: [request.headers['x-forwarded-for']].flat().join(','),
      },
      config.trustedProxies,
    );
    const reason = this.#objection(request, address);
    socket.on('error', (err) => log.debug({ err, address }, 'upgrade failed'));
    if (reason !== undefined) {
      this.#record.onUpgradeRefused(reason, address);
      this.#refuser.refuse({ request, socket, head }, reason);
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
    this.#visitors.sendAway();
  }

  /** Closes every connection; resolves when all are gone. */
  async close(): Promise<void> {
    this.#draining = true;
    const gone = [...this.#wss.clients].map(
      (socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())),
    );
    for (const socket of this.#wss.clients) socket.close(SERVICE_RESTART, 'server-closing');
    await Promise.all(gone);
    this[Symbol.dispose]();
  }

  [Symbol.dispose](): void {
    this.#visitors[Symbol.dispose]();
    this.#refuser[Symbol.dispose]();
  }

  #objection({ url, headers }: IncomingMessage, address: string): UpgradeRefusal | undefined {
    const [path] = (url ?? '').split('?', 1);
    if (path !== PATH) return 'unknown-procedure';
    // Nonsense is refused here, so that nobody who makes a URL of it later has to think of it.
    if (!URL.canParse(url ?? '', `http://${headers.host ?? 'localhost'}`)) return 'bad-request';
    if (this.#draining) return 'server-closing';
    const { allowedOrigins } = this.#options.config;
    if (!originAllowed(headers.origin, headers.host, allowedOrigins)) return 'origin-refused';
    return this.#visitors.isFull(address) ? 'too-many-connections' : undefined;
  }

  #accept(socket: ClientSocket, address: string, url: string): void {
    this.#record.onAccepted();
    socket.watch = this.#watch;
    const visit = this.#visitors.receive(socket, address, url);
    socket.on('message', (data, isBinary) => visit.hear(data, isBinary));
    socket.on('pong', () => visit.answered());
    socket.on('error', (err) => this.#options.log.debug({ err, address }, 'connection failed'));
    socket.on('close', (code) => visit.end(code));
  }
}
