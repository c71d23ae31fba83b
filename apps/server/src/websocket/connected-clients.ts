import type { PeerId } from '@visavis/protocol';
import type { ClientConnection, Context } from '@visavis/protocol/router';
import type { RawData } from 'ws';
import type { Config } from '../config/config.ts';
import { authenticate } from '../authentication/authentication.ts';
import { Expiry } from '../expiry/expiry.ts';
import { AddressCounter } from '../limits/address-counter.ts';
import { ConnectionRateLimit } from '../limits/connection-rate-limit.ts';
import type { Signaling } from '../signaling/signaling.ts';
import { TrpcConnection } from '../trpc/trpc-connection.ts';
import { Procedures, type ErrorListener } from '../trpc/procedures.ts';
import type { ClientSocket } from './client-socket.ts';
import { startKeepAlive } from './keep-alive.ts';

/** Requests in one frame. The tRPC client sends what piled up while it was offline in one. */
const maxRequestsPerFrame = 32;
/**
 * The close code of someone who closed the page or moved on (RFC 6455 section 7.4.1). 1001 does not say so:
 * Chromium sends it for a tab that has crashed as well.
 */
const normalClosureCode = 1000;

/** The part of a client's socket that a visit needs. */
export type ClientSocketPort = Pick<
  ClientSocket,
  | 'address'
  | 'connection'
  | 'lastMessageAt'
  | 'isAlive'
  | 'readyState'
  | 'bufferedAmount'
  | 'send'
  | 'close'
  | 'ping'
  | 'closeForReason'
  | 'closeReplaced'
  | 'terminateUnresponsive'
>;

/** How one person's connection does. */
export interface ConnectionLoad {
  /** Milliseconds since the last message came. */
  readonly idleMs: number;
  /** Bytes that wait for the person to read them. */
  readonly bufferedBytes: number;
  /** What is left of what it may say at once, each from 0 to 1. */
  readonly remaining: ReturnType<ConnectionRateLimit['remaining']>;
}

/** What happens on a client's socket, to be told by whoever accepted it. */
export interface SocketHandlers {
  /** A message has come. */
  onMessage(data: RawData, isBinary: boolean): void;
  /** A ping was answered. */
  onPong(): void;
  /** The socket is closed. @param code the close code, 1006 where there was none */
  onClose(code: number): void;
}

/** What the visitors need. */
export interface ConnectedClientsOptions {
  readonly config: Config;
  readonly signaling: Signaling;
  readonly listener: ErrorListener;
  /** Filled here: which socket a connection came by. */
  readonly sockets: WeakMap<ClientConnection, Pick<ClientSocket, 'closeReplaced'>>;
}

/** Everyone who is connected: what they may say, who they are, and when they are cut. */
export class ConnectedClients implements Disposable {
  readonly #options: ConnectedClientsOptions;
  readonly #sockets = new Set<ClientSocketPort>();
  readonly #rateLimits = new WeakMap<ClientSocketPort, ConnectionRateLimit>();
  /** The newest connection of each person who has said who they are. */
  readonly #socketsByPeer = new Map<PeerId, ClientSocketPort>();
  #messages = 0;
  readonly #addressCounter: AddressCounter;
  /** Connections that have not said who they are. */
  readonly #unauthenticated: Expiry<ClientSocketPort>;
  readonly #keepAlive: Disposable;
  readonly #procedures: Procedures;

  constructor(options: ConnectedClientsOptions) {
    this.#options = options;
    const { config, signaling, listener } = options;
    const { perAddress, authenticationTimeoutMs, pingIntervalMs, idleTimeoutMs } =
      config.connections;
    this.#addressCounter = new AddressCounter(perAddress);
    this.#unauthenticated = new Expiry(authenticationTimeoutMs, (socket) =>
      socket.closeForReason('idle-timeout'),
    );
    this.#keepAlive = startKeepAlive({
      sockets: this.#sockets,
      pingIntervalMs,
      idleTimeoutMs,
      isBusy: ({ connection }) => connection !== undefined && signaling.isInRoom(connection),
    });
    this.#procedures = new Procedures(signaling, listener);
  }

  /** How many connections there are, from how many addresses, and how many have not said who they are. */
  get size(): {
    readonly connections: number;
    readonly addresses: number;
    readonly unauthenticated: number;
  } {
    return {
      connections: this.#sockets.size,
      addresses: this.#addressCounter.size,
      unauthenticated: this.#unauthenticated.size,
    };
  }

  /** How many messages have come since the start. */
  get messages(): number {
    return this.#messages;
  }

  /** How a person's connection does; undefined where they have none. */
  connectionLoad(peer: PeerId): ConnectionLoad | undefined {
    const socket = this.#socketsByPeer.get(peer);
    const now = performance.now();
    const left = socket && this.#rateLimits.get(socket)?.remaining(now);
    if (socket === undefined || left === undefined) return undefined;
    return {
      idleMs: now - socket.lastMessageAt,
      bufferedBytes: socket.bufferedAmount,
      remaining: left,
    };
  }

  /** Everyone who has said who they are. */
  get peers(): IterableIterator<PeerId> {
    return this.#socketsByPeer.keys();
  }

  /** Whether an address has as many connections as it may. */
  isFull(address: string): boolean {
    return this.#addressCounter.isFull(address);
  }

  /** Takes somebody in, who asked for `url`. */
  accept(socket: ClientSocketPort, address: string, url: string): SocketHandlers {
    const { config, signaling } = this.#options;
    socket.address = address;
    socket.lastMessageAt = performance.now();
    const allowance = new ConnectionRateLimit(config.connections, socket.lastMessageAt);
    this.#rateLimits.set(socket, allowance);
    this.#sockets.add(socket);
    this.#addressCounter.add(address);
    this.#unauthenticated.add(socket);
    const dialogue = this.#createTrpcConnection(socket, url, allowance);
    return {
      onMessage: (data, isBinary) => {
        this.#messages += 1;
        socket.isAlive = true;
        socket.lastMessageAt = performance.now();
        if (allowance.consumeFrame(socket.lastMessageAt, byteLength(data)))
          dialogue.handleMessage(data, isBinary);
        else socket.closeForReason('rate-limited');
      },
      onPong() {
        socket.isAlive = true;
      },
      onClose: (code) => {
        this.#sockets.delete(socket);
        this.#addressCounter.remove(address);
        this.#unauthenticated.delete(socket);
        this.#removePeer(socket);
        // Whether a closing is a leave has to be known before the subscription is stopped.
        if (socket.connection !== undefined) {
          signaling.handleDisconnect(
            socket.connection,
            code === normalClosureCode ? 'clean' : 'broken',
          );
        }
        dialogue.handleClose();
      },
    };
  }

  /** Asks everyone to connect elsewhere. */
  requestReconnect(): void {
    const message = JSON.stringify({ id: null, method: 'reconnect' });
    for (const socket of this.#sockets) socket.send(message);
  }

  [Symbol.dispose](): void {
    this.#keepAlive[Symbol.dispose]();
    this.#unauthenticated[Symbol.dispose]();
  }

  #createTrpcConnection(
    socket: ClientSocketPort,
    url: string,
    allowance: ConnectionRateLimit,
  ): TrpcConnection {
    const options = {
      procedures: this.#procedures,
      maxRequestsPerFrame,
      allowRequests: (requests: number) => {
        const may = allowance.consumeRequests(socket.lastMessageAt, requests);
        if (!may) socket.closeForReason('rate-limited');
        return may;
      },
      authenticate: (params: unknown) => this.#authenticate(socket, params),
    };
    const [, query] = url.split('?', 2);
    const willSay = new URLSearchParams(query).get('connectionParams') === '1';
    return new TrpcConnection(
      socket,
      options,
      willSay ? undefined : this.#authenticate(socket, null),
    );
  }

  #authenticate(socket: ClientSocketPort, params: unknown): Context {
    const known = authenticate(params);
    if ('refusal' in known) return { caller: known };
    socket.connection = known;
    this.#options.sockets.set(known, socket);
    this.#socketsByPeer.set(known.peerId, socket);
    this.#unauthenticated.delete(socket);
    return { caller: known };
  }

  #removePeer(socket: ClientSocketPort): void {
    const { connection } = socket;
    if (connection !== undefined && this.#socketsByPeer.get(connection.peerId) === socket) {
      this.#socketsByPeer.delete(connection.peerId);
    }
  }
}

/** The bytes of a message, which ws gives as one buffer unless it is told otherwise. */
function byteLength(data: RawData): number {
  return Array.isArray(data)
    ? data.reduce((sum, part) => sum + part.byteLength, 0)
    : data.byteLength;
}
