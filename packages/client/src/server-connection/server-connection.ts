import { createTRPCClient, createWSClient, TRPCClientError, wsLink } from '@trpc/client';
import type { ServerCommand, ServerReport } from '@visavis/machines';
import {
  createConnectionParams,
  IceServers,
  parseTrackedRoomEvent,
  refusalReasonOf,
  refusalReasonOfClose,
  RoomPeek,
  type RefusalReason,
  type SocketClose,
} from '@visavis/protocol';
import type { AppRouter } from '@visavis/protocol/router';
import type { Platform } from '../platform/platform.ts';
import { connectionLost, normalClosure } from './close-codes.ts';
import { withImmediateClose } from './immediate-close.ts';
import { keepAlive } from './keep-alive.ts';
import { withPingTiming } from './ping-timing.ts';
import { RoomEventQueue } from './room-event-queue.ts';

/**
 * How long a response may take when the server may be unreachable, in milliseconds: longer than a round
 * trip on a good connection. On a bad one, a needless reconnection costs little, because it loses nothing.
 */
const reachabilityTimeoutMs = 400;

/** How long the request to leave may take, in milliseconds. */
const leaveTimeoutMs = 1_000;

/**
 * Whether the server responded with this error. Every other error means that the connection is about to
 * close.
 */
const isErrorResponse = (error: unknown): boolean =>
  error instanceof TRPCClientError && error.shape !== undefined;

/**
 * One tRPC connection to the server. It never reconnects: it reports the loss once, and the signaling
 * machine decides what follows.
 */
export class ServerConnection implements Disposable {
  readonly #platform: Platform;
  readonly #report: (event: ServerReport) => void;
  readonly #socket: ReturnType<typeof createWSClient>;
  readonly #server: ReturnType<typeof createTRPCClient<AppRouter>>;
  #state: 'open' | 'leaving' | 'closed' = 'open';
  /** Runs while a reachability check waits for its response. */
  #reachabilityTimer: ReturnType<typeof setTimeout> | undefined;
  #subscription: { unsubscribe(): void } | null = null;
  #roomEvents: RoomEventQueue | null = null;
  /**
   * Room events wait for the response to the request for ICE servers, which every peer connection needs. Not
   * for longer if it is refused: direct connections are possible without them.
   */
  #iceServersReceived: Promise<void> = Promise.resolve();

  constructor(url: string, platform: Platform, report: (event: ServerReport) => void) {
    this.#platform = platform;
    this.#report = report;
    const TimedWebSocket = withPingTiming(platform.WebSocket, platform.now, (roundTripMs) =>
      this.#reportIfOpen({ type: 'server.pong', pong: { roundTripMs } }),
    );
    this.#socket = createWSClient({
      url,
      WebSocket: withImmediateClose(TimedWebSocket, (socket, close) => {
        if (socket === this.#socket.connection?.ws) this.#handleClose(close);
      }),
      connectionParams: async () =>
        createConnectionParams(await platform.getIdentity(), new URL(url).host),
      keepAlive: { enabled: true, ...keepAlive },
      // tRPC calls this before it reconnects by itself, for example when a stopping server asks it to.
      // Only the machine reconnects, with a new ServerConnection.
      retryDelayMs: () => {
        if (this.#state === 'closed') this.#preventReconnection();
        else this.#handleLoss();
        return 0;
      },
      onOpen: () => {
        if (this.#state === 'closed') this.#preventReconnection();
        else this.#reportIfOpen({ type: 'server.open' });
      },
    });
    this.#server = createTRPCClient<AppRouter>({ links: [wsLink({ client: this.#socket })] });
  }

  /** Starts to execute a command of the signaling machine. Its result is reported. */
  perform(command: ServerCommand): void {
    // During the closing handshake, tRPC would connect again for a request. What is not sent is not lost: the
    // close is about to be reported.
    if (this.#state !== 'open' || this.#isClosing()) return;
    switch (command.type) {
      case 'join':
        this.#join(command);
        return;
      case 'send':
        void this.#send(command);
        return;
      case 'update':
        this.#server.room.update
          .mutate(command.profile)
          .catch((error: unknown) => this.#handleFailure(error));
        return;
      case 'requestIceServers':
        this.#iceServersReceived = this.#requestIceServers();
        return;
      case 'peek':
        void this.#peek(command);
        return;
      case 'check':
        void this.#checkReachability();
        return;
      case 'leave':
        void this.#leave();
        return;
      default:
        command satisfies never;
    }
  }

  #join({ joinRequest, lastEventId }: Extract<ServerCommand, { type: 'join' }>): void {
    this.#subscription?.unsubscribe();
    this.#roomEvents?.clear();
    const roomEvents = new RoomEventQueue(
      this.#platform,
      () => this.#iceServersReceived,
      ({ id, data }) => this.#reportIfOpen({ type: 'server.roomEvent', id, event: data }),
    );
    this.#roomEvents = roomEvents;
    const input = { ...joinRequest, ...(lastEventId !== null && { lastEventId }) };
    this.#subscription = this.#server.room.join.subscribe(input, {
      onStarted: () => this.#reportIfOpen({ type: 'server.joined' }),
      onData: (message) => {
        const received = parseTrackedRoomEvent(message);
        if (received === null) this.#reportRefusal('server-outdated');
        // A new connection resumes after the last event that was handled, or gets the complete room.
        else if (!roomEvents.add(received)) this.#handleLoss();
      },
      onError: (error) => this.#handleSubscriptionError(error),
    });
  }

  async #send({ to, batch }: Extract<ServerCommand, { type: 'send' }>): Promise<void> {
    try {
      await this.#server.signal.send.mutate({ to, ...batch, signals: [...batch.signals] });
      this.#reportIfOpen({ type: 'server.sent', to, batch });
    } catch (error) {
      if (!isErrorResponse(error)) return;
      const reason = refusalReasonOf(error) ?? null;
      this.#reportIfOpen({ type: 'server.sendRefused', to, batch, reason });
    }
  }

  async #requestIceServers(): Promise<void> {
    try {
      const answer = IceServers.parse(await this.#server.ice.servers.query());
      this.#reportIfOpen({ type: 'server.iceServers', answer });
    } catch (error) {
      const reason = refusalReasonOf(error);
      if (reason !== undefined) this.#reportIfOpen({ type: 'server.iceServersRefused', reason });
    }
  }

  async #peek({ room }: Extract<ServerCommand, { type: 'peek' }>): Promise<void> {
    try {
      const peek = RoomPeek.parse(await this.#server.room.peek.query({ room }));
      this.#reportIfOpen({ type: 'server.peeked', peek });
    } catch (error) {
      this.#handleFailure(error);
    }
  }

  async #checkReachability(): Promise<void> {
    if (this.#reachabilityTimer !== undefined) return;
    this.#reachabilityTimer = setTimeout(
      () => this.#reportIfOpen({ type: 'server.unresponsive' }),
      reachabilityTimeoutMs,
    );
    // If the connection closes instead, the close is reported.
    await this.#server.server.info.query().catch(() => undefined);
    clearTimeout(this.#reachabilityTimer);
    this.#reachabilityTimer = undefined;
  }

  async #leave(): Promise<void> {
    if (this.#state !== 'open') return;
    this.#state = 'leaving';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const timeout = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, leaveTimeoutMs);
    });
    // The connection closes whether or not the server received the request.
    const left = this.#server.room.leave.mutate().catch(() => undefined);
    await Promise.race([left, timeout]);
    clearTimeout(timer);
    this.#close();
    this.#report({ type: 'server.lost', jitter: this.#platform.random() });
  }

  /** Reports a refusal for a known reason. */
  #handleFailure(error: unknown): void {
    const reason = refusalReasonOf(error);
    if (reason !== undefined) this.#reportRefusal(reason);
  }

  #handleSubscriptionError(error: unknown): void {
    const reason = refusalReasonOf(error);
    if (reason !== undefined) this.#reportRefusal(reason);
    // A request that meets the server's close frame fails before the `close` event, which knows the reason.
    else if (!this.#isClosing()) this.#handleLoss();
  }

  #isClosing(): boolean {
    const ws = this.#socket.connection?.ws;
    return ws !== undefined && ws.readyState === ws.CLOSING;
  }

  #reportRefusal(reason: RefusalReason): void {
    this.#reportIfOpen({ type: 'server.refused', reason, jitter: this.#platform.random() });
  }

  /** A server that closes with a reason refuses the connection, or a request on it. */
  #handleClose(close: SocketClose | null): void {
    // The last event may say why, and that this member must not come back.
    this.#roomEvents?.flush();
    if (this.#state !== 'open') return;
    const reason = close === null ? undefined : refusalReasonOfClose(close);
    if (reason === undefined) {
      this.#handleLoss();
      return;
    }
    this.#reportRefusal(reason);
    this.#close();
  }

  #handleLoss(): void {
    if (this.#state !== 'open') return;
    this.#close();
    this.#report({ type: 'server.lost', jitter: this.#platform.random() });
  }

  #reportIfOpen(event: ServerReport): void {
    if (this.#state === 'open') this.#report(event);
  }

  #close(): void {
    const code = this.#state === 'leaving' ? normalClosure : connectionLost;
    this.#state = 'closed';
    clearTimeout(this.#reachabilityTimer);
    // Before tRPC closes the socket: tRPC would stop the subscription first, which leaves the room.
    this.#socket.connection?.ws.close(code);
    void this.#socket.close();
  }

  /**
   * tRPC sends requests a moment after they are made, and connects for them even if it was closed
   * meanwhile. Without this, it would reconnect for ever.
   */
  #preventReconnection(): void {
    void this.#socket.close();
  }

  [Symbol.dispose](): void {
    // A request to leave is not interrupted: it ends by itself, after `leaveTimeoutMs` at most.
    if (this.#state === 'open') this.#close();
  }
}
