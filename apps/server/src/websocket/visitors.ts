import type { PeerId } from '@visavis/protocol';
import type { Connection, Context } from '@visavis/protocol/router';
import type { RawData } from 'ws';
import type { Config } from '../config/config.ts';
import { introduce } from '../connection/introduce.ts';
import { Expiry } from '../expiry/expiry.ts';
import { AddressCounter } from '../limits/address-counter.ts';
import { Allowance } from '../limits/allowance.ts';
import type { Signaling } from '../service/service.ts';
import { Dialogue } from '../trpc/dialogue.ts';
import { Procedures, type ErrorListener } from '../trpc/procedures.ts';
import type { ClientSocket } from './client-socket.ts';
import { keepAlive } from './keep-alive.ts';

/** Requests in one frame. The tRPC client sends what piled up while it was offline in one. */
const REQUESTS_PER_FRAME = 32;
/**
 * The close code of someone who closed the page or moved on (RFC 6455 section 7.4.1). 1001 does not say so:
 * Chromium sends it for a tab that has crashed as well.
 */
const NORMAL = 1000;

/** The part of a client's socket that a visit needs. */
export type VisitorSocket = Pick<
  ClientSocket,
  | 'address'
  | 'connection'
  | 'heardAt'
  | 'alive'
  | 'readyState'
  | 'bufferedAmount'
  | 'send'
  | 'close'
  | 'ping'
  | 'cut'
  | 'dismiss'
  | 'abandon'
>;

/** How one person's connection does. */
export interface Line {
  /** Milliseconds since the last message came. */
  readonly silentMs: number;
  /** Bytes that wait for the person to read them. */
  readonly waiting: number;
  /** What is left of what it may say at once, each from 0 to 1. */
  readonly left: ReturnType<Allowance['left']>;
}

/** What happens on a client's socket, to be told by whoever accepted it. */
export interface Visit {
  /** A message has come. */
  hear(data: RawData, isBinary: boolean): void;
  /** A ping was answered. */
  answered(): void;
  /** The socket is closed. @param code the close code, 1006 where there was none */
  end(code: number): void;
}

/** What the visitors need. */
export interface VisitorsOptions {
  readonly config: Config;
  readonly service: Signaling;
  readonly listener: ErrorListener;
  /** Filled here: which socket a connection came by. */
  readonly sockets: WeakMap<Connection, Pick<ClientSocket, 'dismiss'>>;
}

/** Everyone who is connected: what they may say, who they are, and when they are cut. */
export class Visitors implements Disposable {
  readonly #options: VisitorsOptions;
  readonly #present = new Set<VisitorSocket>();
  readonly #allowances = new WeakMap<VisitorSocket, Allowance>();
  /** The newest connection of each person who has said who they are. */
  readonly #newest = new Map<PeerId, VisitorSocket>();
  #heard = 0;
  readonly #addresses: AddressCounter;
  /** Connections that have not said who they are. */
  readonly #silent: Expiry<VisitorSocket>;
  readonly #keepAlive: Disposable;
  readonly #procedures: Procedures;

  constructor(options: VisitorsOptions) {
    this.#options = options;
    const { config, service, listener } = options;
    const { perAddress, silentMs, pingMs, idleMs } = config.connections;
    this.#addresses = new AddressCounter(perAddress);
    this.#silent = new Expiry(silentMs, (socket) => socket.cut('silent'));
    this.#keepAlive = keepAlive({
      sockets: this.#present,
      pingMs,
      idleMs,
      isBusy: ({ connection }) => connection !== undefined && service.isStaying(connection),
    });
    this.#procedures = new Procedures(service, listener);
  }

  /** How many connections there are, from how many addresses, and how many have not said who they are. */
  get size(): {
    readonly connections: number;
    readonly addresses: number;
    readonly silent: number;
  } {
    return {
      connections: this.#present.size,
      addresses: this.#addresses.size,
      silent: this.#silent.size,
    };
  }

  /** How many messages have come since the start. */
  get heard(): number {
    return this.#heard;
  }

  /** How a person's connection does; undefined where they have none. */
  line(peer: PeerId): Line | undefined {
    const socket = this.#newest.get(peer);
    const now = performance.now();
    const left = socket && this.#allowances.get(socket)?.left(now);
    if (socket === undefined || left === undefined) return undefined;
    return { silentMs: now - socket.heardAt, waiting: socket.bufferedAmount, left };
  }

  /** Everyone who has said who they are. */
  get people(): IterableIterator<PeerId> {
    return this.#newest.keys();
  }

  /** Whether an address has as many connections as it may. */
  isFull(address: string): boolean {
    return this.#addresses.isFull(address);
  }

  /** Takes somebody in, who asked for `url`. */
  receive(socket: VisitorSocket, address: string, url: string): Visit {
    const { config, service } = this.#options;
    socket.address = address;
    socket.heardAt = performance.now();
    const allowance = new Allowance(config.connections, socket.heardAt);
    this.#allowances.set(socket, allowance);
    this.#present.add(socket);
    this.#addresses.add(address);
    this.#silent.add(socket);
    const dialogue = this.#dialogue(socket, url, allowance);
    return {
      hear: (data, isBinary) => {
        this.#heard += 1;
        socket.alive = true;
        socket.heardAt = performance.now();
        if (allowance.takeFrame(socket.heardAt, sizeOf(data))) dialogue.hear(data, isBinary);
        else socket.cut('rate-limited');
      },
      answered() {
        socket.alive = true;
      },
      end: (code) => {
        this.#present.delete(socket);
        this.#addresses.remove(address);
        this.#silent.delete(socket);
        this.#forget(socket);
        // Whether a closing is a leave has to be known before the subscription is stopped.
        if (socket.connection !== undefined) {
          void service.closed(socket.connection, code === NORMAL ? 'clean' : 'broken');
        }
        dialogue.end();
      },
    };
  }

  /** Asks everyone to connect elsewhere. */
  sendAway(): void {
    const message = JSON.stringify({ id: null, method: 'reconnect' });
    for (const socket of this.#present) socket.send(message);
  }

  [Symbol.dispose](): void {
    this.#keepAlive[Symbol.dispose]();
    this.#silent[Symbol.dispose]();
  }

  #dialogue(socket: VisitorSocket, url: string, allowance: Allowance): Dialogue {
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

  #introduce(socket: VisitorSocket, params: unknown): Context {
    const known = introduce(params);
    if ('refusal' in known) return { connection: known };
    socket.connection = known;
    this.#options.sockets.set(known, socket);
    this.#newest.set(known.peer, socket);
    this.#silent.delete(socket);
    return { connection: known };
  }

  #forget(socket: VisitorSocket): void {
    const { connection } = socket;
    if (connection !== undefined && this.#newest.get(connection.peer) === socket) {
      this.#newest.delete(connection.peer);
    }
  }
}

/** The bytes of a message, which ws gives as one buffer unless it is told otherwise. */
function sizeOf(data: RawData): number {
  return Array.isArray(data)
    ? data.reduce((sum, part) => sum + part.byteLength, 0)
    : data.byteLength;
}
