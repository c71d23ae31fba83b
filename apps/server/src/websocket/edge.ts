import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { limits } from '@visavis/protocol';
import type { Connection, Context } from '@visavis/protocol/router';
import { WebSocketServer, type RawData, type Server } from 'ws';
import type { Config } from '../config/config.ts';
import { introduce } from '../connection/introduce.ts';
import { Expiry } from '../expiry/expiry.ts';
import { AddressCounter } from '../limits/address-counter.ts';
import { Allowance } from '../limits/allowance.ts';
import type { Log } from '../log/log.ts';
import type { Signaling } from '../service/service.ts';
import { Dialogue } from '../trpc/dialogue.ts';
import { Procedures } from '../trpc/procedures.ts';
import { clientAddress } from './address.ts';
import { ClientSocket, type SocketWatch } from './client-socket.ts';
import { goodbyeMs, type UpgradeRefusal } from './endings.ts';
import { keepAlive } from './keep-alive.ts';
import { originAllowed } from './origin.ts';
import { EdgeRecord, type EdgeCounts } from './record.ts';
import { Refuser } from './refuse.ts';

const PATH = '/trpc';
/** Requests in one frame. The tRPC client sends what piled up while it was offline in one. */
const REQUESTS_PER_FRAME = 32;
/** Close codes of someone who closed the page or moved on (RFC 6455 section 7.4.1). */
const CLEAN: ReadonlySet<number> = new Set([1000, 1001]);
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

/** What a connection begins with. */
interface Visit {
  /** The path and query that were asked for. */
  readonly url: string;
  readonly allowance: Allowance;
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
  readonly #record: EdgeRecord;
  readonly #refuser = new Refuser();
  #draining = false;

  constructor(options: EdgeOptions) {
    this.#options = options;
    const { config, service, log } = options;
    this.#record = new EdgeRecord(log);
    const { perAddress, silentMs, pingMs, idleMs, maxBuffered } = config.connections;
    this.#addresses = new AddressCounter(perAddress);
    this.#silent = new Expiry(silentMs, (socket) => socket.cut('silent'));
    this.#watch = {
      maxBuffered,
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
    this.#keepAlive = keepAlive({
      sockets: this.#wss.clients,
      pingMs,
      idleMs,
      isBusy: ({ connection }) => connection !== undefined && service.isStaying(connection),
    });
    this.#procedures = new Procedures(service, this.#record);
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
    return this.#addresses.isFull(address) ? 'too-many-connections' : undefined;
  }

  #accept(socket: ClientSocket, address: string, url: string): void {
    const { config, service, log } = this.#options;
    this.#record.onAccepted();
    socket.address = address;
    socket.watch = this.#watch;
    socket.heardAt = performance.now();
    const allowance = new Allowance(config.connections, socket.heardAt);
    this.#addresses.add(address);
    this.#silent.add(socket);
    socket.on('pong', () => {
      socket.alive = true;
    });
    const dialogue = this.#dialogue(socket, { url, allowance });
    socket.on('message', (data, isBinary) => {
      socket.alive = true;
      socket.heardAt = performance.now();
      if (allowance.takeFrame(socket.heardAt, sizeOf(data))) dialogue.hear(data, isBinary);
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

  #dialogue(socket: ClientSocket, { url, allowance }: Visit): Dialogue {
    const options = {
      procedures: this.#procedures,
      requestsPerFrame: REQUESTS_PER_FRAME,
      admit: (requests: number) => {
        const may = allowance.takeMore(socket.heardAt, requests);
        if (!may) socket.cut('rate-limited');
        return may;
      },
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

/** The bytes of a message, which ws gives as one buffer unless it is told otherwise. */
function sizeOf(data: RawData): number {
  return Array.isArray(data)
    ? data.reduce((sum, part) => sum + part.byteLength, 0)
    : data.byteLength;
}
