import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { isReason, limits, reasons, type Reason } from '@visavis/protocol';
import type { Connection, Context } from '@visavis/protocol/router';
import { WebSocketServer, type Server } from 'ws';
import type { Config } from '../config/config.ts';
import { introduce } from '../connection/introduce.ts';
import { Expiry } from '../expiry/expiry.ts';
import { AddressCounter } from '../limits/address-counter.ts';
import { TokenBucket } from '../limits/token-bucket.ts';
import type { Log } from '../log/log.ts';
import { Tally } from '../metrics/tally.ts';
import type { Signaling } from '../service/service.ts';
import { Dialogue } from '../trpc/dialogue.ts';
import { Procedures } from '../trpc/procedures.ts';
import { clientAddress } from './address.ts';
import { ClientSocket, type SocketWatch } from './client-socket.ts';
import { cutReasons, upgradeRefusals, type CutReason, type UpgradeRefusal } from './endings.ts';
import { keepAlive } from './keep-alive.ts';
import { originAllowed } from './origin.ts';
import { refuseUpgrade } from './refuse.ts';

const PATH = '/trpc';
/** How long a closing connection gets to say goodbye, in milliseconds. */
const GOODBYE = 2_000;
/** Requests in one frame. The tRPC client sends what piled up while it was offline in one. */
const REQUESTS_PER_FRAME = 32;
/** Close codes of someone who closed the page or moved on (RFC 6455 section 7.4.1). */
const CLEAN: ReadonlySet<number> = new Set([1000, 1001]);
/** The server restarts; come back (IANA's registry of WebSocket close codes). */
const SERVICE_RESTART = 1012;
/** Every reason for which a call can be refused. */
const REASONS: readonly Reason[] = Object.keys(reasons).filter(isReason);

/** What the edge needs. */
export interface EdgeOptions {
  readonly config: Config;
  readonly service: Signaling;
  readonly log: Log;
  /** Filled by the edge: which socket a connection came by. */
  readonly sockets: WeakMap<Connection, ClientSocket>;
}

/** What has happened at the edge since the start. */
export interface EdgeCounts {
  /** Connections taken. */
  readonly accepted: number;
  /** Connections not taken. */
  readonly refused: Iterable<[UpgradeRefusal, number]>;
  /** Connections that the server ended. */
  readonly cut: Iterable<[CutReason, number]>;
  /** Calls that were answered with a no. */
  readonly callsRefused: Iterable<[Reason, number]>;
}

/** Where WebSockets come in: who may connect, how much they may say, and when they are cut. */
export class WebSocketEdge implements Disposable {
  readonly #options: EdgeOptions;
  readonly #wss: Server<typeof ClientSocket>;
  readonly #addresses: AddressCounter;
  /** Connections that have not said who they are. */
  readonly #silent: Expiry<ClientSocket>;
  readonly #keepAlive: Disposable;
  readonly #watch: SocketWatch;
  readonly #procedures: Procedures;
  readonly #refused = new Tally(upgradeRefusals);
  readonly #cut = new Tally(cutReasons);
  readonly #callsRefused = new Tally(REASONS);
  #accepted = 0;
  #draining = false;

  constructor(options: EdgeOptions) {
    this.#options = options;
    const { config, service, log } = options;
    const { perAddress, silentMs, pingMs, idleMs, maxBuffered } = config.connections;
    this.#addresses = new AddressCounter(perAddress);
    this.#silent = new Expiry(silentMs, (socket) => socket.cut('silent'));
    this.#watch = {
      maxBuffered,
      onCut: ({ address }, reason) => {
        this.#cut.add(reason);
        log.debug({ reason, address }, 'connection cut');
      },
    };
    // closeTimeout is not in the published types, so the options are not written in place.
    const server = {
      noServer: true,
      maxPayload: limits.frameBytes,
      perMessageDeflate: false,
      WebSocket: ClientSocket,
      closeTimeout: GOODBYE,
    };
    this.#wss = new WebSocketServer(server);
    this.#keepAlive = keepAlive({
      sockets: this.#wss.clients,
      pingMs,
      idleMs,
      isBusy: ({ connection }) => connection !== undefined && service.isStaying(connection),
    });
    this.#procedures = new Procedures(service, {
      onError: (error, path) => {
        if (error.code === 'INTERNAL_SERVER_ERROR' && error.cause?.name !== 'Refusal') {
          log.error({ err: error.cause ?? error, path }, 'a call failed');
        }
      },
      onRefused: (reason) => this.#callsRefused.add(reason),
    });
  }

  /** How many connections are open, and how many addresses they come from. */
  get size(): {
    readonly connections: number;
    readonly addresses: number;
    readonly silent: number;
  } {
    return {
      connections: this.#wss.clients.size,
      addresses: this.#addresses.size,
      silent: this.#silent.size,
    };
  }

  /** What has happened since the start. */
  get counts(): EdgeCounts {
    return {
      accepted: this.#accepted,
      refused: this.#refused,
      cut: this.#cut,
      callsRefused: this.#callsRefused,
    };
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
      this.#refused.add(reason);
      log.debug({ reason, address }, 'upgrade refused');
      refuseUpgrade(socket, reason);
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
    const message = JSON.stringify({ id: null, method: 'reconnect' });
    for (const socket of this.#wss.clients) socket.send(message);
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
    this.#keepAlive[Symbol.dispose]();
    this.#silent[Symbol.dispose]();
  }

  #objection({ url, headers }: IncomingMessage, address: string): UpgradeRefusal | undefined {
    const [path] = (url ?? '').split('?', 1);
    if (path !== PATH) return 'unknown-procedure';
    // Nonsense is refused here, so that nobody who makes a URL of it later has to think of it.
    if (!URL.canParse(url ?? '', `http://${headers.host ?? 'localhost'}`)) return 'bad-request';
    if (this.#draining) return 'server-closing';
    const { allowedOrigins } = this.#options.config;
    if (!originAllowed(headers.origin, headers.host, allowedOrigins)) return 'origin-refused';
    return this.#addresses.isFull(address) ? 'too-many-connections' : undefined;
  }

  #accept(socket: ClientSocket, address: string, url: string): void {
    const { config, service, log } = this.#options;
    const { messagesPerSecond: perSecond, messageBurst: burst } = config.connections;
    const bucket = new TokenBucket({ perSecond, burst }, performance.now());
    this.#accepted += 1;
    socket.address = address;
    socket.watch = this.#watch;
    socket.heardAt = performance.now();
    this.#addresses.add(address);
    this.#silent.add(socket);
    socket.on('pong', () => {
      socket.alive = true;
    });
    const dialogue = this.#dialogue(socket, url);
    socket.on('message', (data, isBinary) => {
      socket.alive = true;
      socket.heardAt = performance.now();
      if (bucket.take(socket.heardAt)) dialogue.hear(data, isBinary);
      else socket.cut('rate-limited');
    });
    socket.on('error', (err) => log.debug({ err, address }, 'connection failed'));
    socket.on('close', (code) => {
      this.#addresses.remove(address);
      this.#silent.delete(socket);
      // Whether a closing is a leave has to be known before the subscription is stopped.
      if (socket.connection !== undefined) {
        void service.closed(socket.connection, CLEAN.has(code) ? 'clean' : 'broken');
      }
      dialogue.end();
    });
  }

  #dialogue(socket: ClientSocket, url: string): Dialogue {
    const options = {
      procedures: this.#procedures,
      requestsPerFrame: REQUESTS_PER_FRAME,
      introduce: (params: unknown) => this.#introduce(socket, params),
    };
    const [, query] = url.split('?', 2);
    const willSay = new URLSearchParams(query).get('connectionParams') === '1';
    return new Dialogue(socket, options, willSay ? undefined : this.#introduce(socket, null));
  }

  #introduce(socket: ClientSocket, params: unknown): Context {
    const known = introduce(params);
    if ('refusal' in known) return { connection: known };
    socket.connection = known;
    this.#options.sockets.set(known, socket);
    this.#silent.delete(socket);
    return { connection: known };
  }
}
