import { createTRPCClient, createWSClient, wsLink } from '@trpc/client';
import type { ServerCommand, ServerReport } from '@visavis/machines';
import {
  createConnectionParams,
  parseTrackedRoomEvent,
  Refusal,
  refusalReasonOf,
  refusalReasonOfClose,
  type EventId,
  type JoinInput,
  type RefusalReason,
  type RoomEvent,
  type SocketClose,
  type WireRoomEvent,
} from '@visavis/protocol';
import type { AppRouter } from '@visavis/protocol/router';
import type { Platform } from '../platform/platform.ts';
import { whenReady, type MaybePromise, type RoomCodec } from '../room-codec/room-codec.ts';
import { SerialQueues } from '../serial-queues/serial-queues.ts';
import { connectionLost, normalClosure } from './close-codes.ts';
import { withImmediateClose } from './immediate-close.ts';
import { keepAlive } from './keep-alive.ts';
import { withPingTiming } from './ping-timing.ts';
import { ReachabilityCheck } from './reachability-check.ts';
import { RoomEventQueue } from './room-event-queue.ts';
import { ServerRequests } from './server-requests.ts';

/** How long the request to leave may take, in milliseconds. */
const leaveTimeoutMs = 1_000;

/** What a connection to the server needs. */
export interface ServerConnectionOptions {
  /** The WebSocket URL of the server. */
  readonly url: string;
  /** The form in which the contents of the room travel. */
  readonly codec: RoomCodec;
  readonly platform: Platform;
  readonly report: (event: ServerReport) => void;
}

/**
 * One tRPC connection to the server. It never reconnects: it reports the loss once, and the signaling
 * machine decides what follows.
 */
export class ServerConnection implements Disposable {
  readonly #platform: Platform;
  readonly #codec: RoomCodec;
  /** Commands whose contents take time to encode are performed in their order. */
  readonly #commands = new SerialQueues<'commands'>();
  readonly #report: (event: ServerReport) => void;
  readonly #socket: ReturnType<typeof createWSClient>;
  readonly #server: ReturnType<typeof createTRPCClient<AppRouter>>;
  readonly #requests: ServerRequests;
  #state: 'open' | 'leaving' | 'closed' = 'open';
  readonly #reachability = new ReachabilityCheck(
    () => this.#server.server.info.query(),
    () => this.#reportIfOpen({ type: 'server.unresponsive' }),
  );
  #subscription: { unsubscribe(): void } | null = null;
  #roomEvents: RoomEventQueue | null = null;
  /**
   * Room events wait for the response to the request for ICE servers, which every peer connection needs. Not
   * for longer if it is refused: direct connections are possible without them.
   */
  #iceServersReceived: Promise<void> = Promise.resolve();

  constructor({ url, codec, platform, report }: ServerConnectionOptions) {
    this.#platform = platform;
    this.#codec = codec;
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
    this.#requests = new ServerRequests(this.#server, (event) => this.#reportIfOpen(event));
  }

  /** Starts to execute a command of the signaling machine. Its result is reported. */
  perform(command: ServerCommand): void {
    // During the closing handshake, tRPC would connect again for a request. What is not sent is not lost: the
    // close is about to be reported.
    this.#commands.run('commands', () => {
      if (this.#state !== 'open' || this.#isClosing()) return undefined;
      return this.#start(command);
    });
  }

  /** @returns resolves when the request has been made, where that takes time; it never rejects */
  #start(command: ServerCommand): Promise<void> | undefined {
    switch (command.type) {
      case 'join':
        return whenReady(this.#codec.encodeJoin(command.joinRequest), (request) =>
          this.#join(request, command.lastEventId),
        );
      case 'send':
        return whenReady(this.#codec.encodeBatch(command.to, command.batch), (batch) => {
          void this.#requests.send(command, batch);
        });
      case 'update':
        return whenReady(this.#codec.encodeProfile(command.profile), (profile) =>
          this.#reportFailure(this.#server.room.update.mutate(profile)),
        );
      case 'changeLink':
        return this.#reportFailure(this.#server.room.changeLink.mutate({ lock: command.lock }));
      case 'moderate':
        return void this.#requests.moderate(command);
      case 'requestIceServers':
        this.#iceServersReceived = this.#requests.requestIceServers();
        return undefined;
      case 'peek':
        return whenReady(this.#codec.encodePeek(command.room), (input) =>
          this.#reportFailure(this.#requests.peek(input)),
        );
      case 'check':
        return void this.#reachability.run();
      case 'leave':
        return void this.#leave();
      default:
        return command satisfies never;
    }
  }

  #join(request: Omit<JoinInput, 'lastEventId'>, lastEventId: EventId | null): void {
    this.#subscription?.unsubscribe();
    this.#roomEvents?.clear();
    const roomEvents = new RoomEventQueue({
      platform: this.#platform,
      isReady: () => this.#iceServersReceived,
      decode: (event) => this.#decode(event),
      handle: ({ id, data }) => this.#reportIfOpen({ type: 'server.roomEvent', id, event: data }),
    });
    this.#roomEvents = roomEvents;
    const input = { ...request, ...(lastEventId !== null && { lastEventId }) };
    this.#subscription = this.#server.room.join.subscribe(input, {
      onStarted: () => this.#handleJoined(),
      onData: (message) => {
        const received = parseTrackedRoomEvent(message);
        if (received === null) this.#reportRefusal('server-outdated');
        // A new connection resumes after the last event that was handled, or gets the complete room.
        else if (!roomEvents.add(received)) this.#handleLoss();
      },
      onError: (error) => this.#handleSubscriptionError(error),
    });
  }

  #handleJoined(): void {
    this.#reportIfOpen({ type: 'server.joined' });
    this.#codec.handleJoined();
  }

  #decode(event: WireRoomEvent): MaybePromise<RoomEvent | null> {
    const decoded = this.#codec.decode(event);
    if (!(decoded instanceof Promise)) return decoded;
    return decoded.catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      this.#reportRefusal(error.reason);
      return null;
    });
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

  /** Reports that a request is refused, if it is for a known reason. */
  #reportFailure(request: Promise<unknown>): undefined {
    request.catch((error: unknown) => {
      const reason = refusalReasonOf(error);
      if (reason !== undefined) this.#reportRefusal(reason);
    });
  }

  #handleSubscriptionError(error: unknown): void {
    const reason = refusalReasonOf(error);
    if (reason !== undefined) this.#reportRefusal(reason);
    // A request that meets the server's close frame fails before the `close` event, which knows the reason.
    else if (!this.#isClosing()) this.#handleLoss();
  }

  #isClosing(): boolean {
    const ws = this.#socket.connection?.ws;
    return ws !== undefined && ws.readyState >= ws.CLOSING;
  }

  #reportRefusal(reason: RefusalReason): void {
    // The other members have the new link, and are about to send it.
    if (reason === 'link-changed' && this.#codec.expectsLink()) this.#handleLoss();
    else this.#reportIfOpen({ type: 'server.refused', reason, jitter: this.#platform.random() });
  }

  /** A server that closes with a reason refuses the connection, or a request on it. */
  #handleClose(close: SocketClose | null): void {
    // The last event may say why, and that this member must not come back.
    const decoding = this.#roomEvents?.flush();
    if (decoding !== undefined) {
      void decoding.then(() => this.#handleClose(close));
      return;
    }
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
    this.#reachability.stop();
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
