import type { PeerId } from '@visavis/protocol';
import type { ClientConnection, Context } from '@visavis/protocol/router';
import type { RawData } from 'ws';
import type { Config } from '../config/config.ts';
import { authenticate } from '../authentication/authentication.ts';
import { Expiry } from '../expiry/expiry.ts';
import type { AddressBudget, AddressBudgets } from '../limits/address-budgets.ts';
import { AddressCounter } from '../limits/address-counter.ts';
import { ConnectionRateLimit } from '../limits/connection-rate-limit.ts';
import type { Signaling } from '../signaling/signaling.ts';
import { TrpcConnection } from '../trpc/trpc-connection.ts';
import { Procedures, type ErrorListener } from '../trpc/procedures.ts';
import type { ClientSocket, ClientSocketPort } from './client-socket.ts';
import { startKeepAlive } from './keep-alive.ts';

/** The tRPC client sends the requests that have queued while it was offline in one frame. */
const maxRequestsPerFrame = 32;
/**
 * The close code of a page that was closed or left (RFC 6455 section 7.4.1). 1001 does not mean that: Chromium
 * sends it for a crashed tab too.
 */
const normalClosureCode = 1000;

/** The load of one connection. */
export interface ConnectionLoad {
  /** The time since the last message. */
  readonly idleMs: number;
  /** What is buffered because the client does not read it. */
  readonly bufferedBytes: number;
  /** How much of its rate limits is left, each from 0 to 1. */
  readonly remaining: ReturnType<ConnectionRateLimit['remaining']>;
}

/** To be called for the events of a socket. */
export interface SocketHandlers {
  onMessage(data: RawData, isBinary: boolean): void;
  onPong(): void;
  /** @param code the close code, 1006 where there was none */
  onClose(code: number): void;
}

/** What connected clients need. */
export interface ConnectedClientsOptions {
  readonly config: Config;
  readonly signaling: Signaling;
  readonly listener: ErrorListener;
  readonly budgets: AddressBudgets;
  /** Filled here: the socket of each connection. */
  readonly sockets: WeakMap<ClientConnection, Pick<ClientSocket, 'closeReplaced'>>;
}

/** What of an upgrade request (RFC 6455) is needed later. */
export interface UpgradeRequest {
  readonly url: string;
  /** The Host header in lower case: the case of its letters means nothing (RFC 9110 section 4.2.3). */
  readonly host: string;
}

/** All connections: their limits, their authentication, and when they are closed. */
export class ConnectedClients implements Disposable {
  readonly #options: ConnectedClientsOptions;
  readonly #sockets = new Set<ClientSocketPort>();
  readonly #rateLimits = new WeakMap<ClientSocketPort, ConnectionRateLimit>();
  /** The newest connection of each authenticated peer. */
  readonly #socketsByPeer = new Map<PeerId, ClientSocketPort>();
  #messages = 0;
  readonly #addressCounter: AddressCounter;
  /** Connections that have not authenticated yet. */
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

  /** How many messages were received since the start. */
  get messages(): number {
    return this.#messages;
  }

  /** The load of a peer's connection; undefined where it has none. */
  connectionLoad(peer: PeerId): ConnectionLoad | undefined {
    const socket = this.#socketsByPeer.get(peer);
    const now = performance.now();
    const remaining = socket && this.#rateLimits.get(socket)?.remaining(now);
    if (socket === undefined || remaining === undefined) return undefined;
    return {
      idleMs: now - socket.lastMessageAt,
      bufferedBytes: socket.unsentBytes,
      remaining,
    };
  }

  /** All authenticated peers. */
  get peers(): IterableIterator<PeerId> {
    return this.#socketsByPeer.keys();
  }

  /** Returns whether an address may open another connection. This counts as an attempt. */
  tryAdmit(address: string): boolean {
    if (this.#addressCounter.isFull(address)) return false;
    const now = performance.now();
    return this.#options.budgets.of(address, now).consume('connections', now);
  }

  /** Takes over a socket. */
  accept(socket: ClientSocketPort, address: string, upgrade: UpgradeRequest): SocketHandlers {
    const { config, signaling } = this.#options;
    socket.address = address;
    socket.lastMessageAt = performance.now();
    const rateLimit = new ConnectionRateLimit(config.connections, socket.lastMessageAt);
    this.#rateLimits.set(socket, rateLimit);
    this.#sockets.add(socket);
    this.#addressCounter.add(address);
    this.#unauthenticated.add(socket);
    const budget = this.#options.budgets.of(address, socket.lastMessageAt);
    const trpc = this.#createTrpcConnection(socket, upgrade, { rateLimit, budget });
    return {
      onMessage: (data, isBinary) => {
        this.#messages += 1;
        socket.isAlive = true;
        socket.lastMessageAt = performance.now();
        const now = socket.lastMessageAt;
        const bytes = byteLength(data);
        const isAllowed =
          rateLimit.consumeFrame(now, bytes) &&
          budget.consume('messages', now) &&
          budget.consume('bytes', now, bytes);
        if (isAllowed) trpc.handleMessage(data, isBinary);
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
        // Before the subscription is stopped, which would count as leaving.
        if (socket.connection !== undefined) {
          signaling.handleDisconnect(
            socket.connection,
            code === normalClosureCode ? 'clean' : 'broken',
          );
        }
        trpc.handleClose();
      },
    };
  }

  /** Asks all clients to reconnect elsewhere. */
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
    { url, host }: UpgradeRequest,
    { rateLimit, budget }: { rateLimit: ConnectionRateLimit; budget: AddressBudget },
  ): TrpcConnection {
    const { publicHost } = this.#options.config;
    const hosts = [host, ...(publicHost === undefined ? [] : [publicHost])];
    const authenticate = (params: unknown) => this.#authenticate(socket, budget, params, hosts);
    const options = {
      procedures: this.#procedures,
      maxRequestsPerFrame,
      allowRequests: (requests: number) => {
        const now = socket.lastMessageAt;
        const isAllowed =
          rateLimit.consumeRequests(now, requests) && budget.consume('messages', now, requests);
        if (!isAllowed) socket.closeForReason('rate-limited');
        return isAllowed;
      },
      authenticate,
    };
    const [, query] = url.split('?', 2);
    const sendsParams = new URLSearchParams(query).get('connectionParams') === '1';
    return new TrpcConnection(socket, options, sendsParams ? undefined : authenticate(null));
  }

  #authenticate(
    socket: ClientSocketPort,
    budget: AddressBudget,
    params: unknown,
    hosts: readonly string[],
  ): Context {
    const caller = authenticate(params, hosts);
    if ('refusal' in caller) return { caller };
    socket.connection = caller;
    this.#options.sockets.set(caller, socket);
    this.#options.budgets.assign(caller, budget);
    this.#socketsByPeer.set(caller.peerId, socket);
    this.#unauthenticated.delete(socket);
    return { caller };
  }

  #removePeer(socket: ClientSocketPort): void {
    const { connection } = socket;
    if (connection !== undefined && this.#socketsByPeer.get(connection.peerId) === socket) {
      this.#socketsByPeer.delete(connection.peerId);
    }
  }
}

/** The size of a message, which ws gives as one buffer by default. */
function byteLength(data: RawData): number {
  return Array.isArray(data)
    ? data.reduce((sum, part) => sum + part.byteLength, 0)
    : data.byteLength;
}
