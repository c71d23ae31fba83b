import { createTRPCClient, createWSClient, wsLink } from '@trpc/client';
import type { ServerCommand, ServerReport } from '@visavis/machines';
import {
  refusalReasonOfClose,
  createConnectionParams,
  IceServers,
  refusalReasonOf,
  RoomPeek,
  TrackedRoomEvent,
  type SocketClose,
  type RefusalReason,
} from '@visavis/protocol';
import type { AppRouter } from '@visavis/protocol/router';
import type { Platform } from '../platform/platform.ts';
import { keepAlive } from './keep-alive.ts';
import { connectionLost, normalClosure, withImmediateClose } from './immediate-close.ts';
import { withPingTiming } from './ping-timing.ts';

/**
 * How long an answer is awaited where there is reason to doubt that the server can be reached, in
 * milliseconds: more than a round trip takes on a good connection. On a bad one, connecting again costs
 * little, as nothing is lost by it.
 */
const reachabilityTimeoutMs = 400;

/** The longest that telling the server goodbye may take, in milliseconds. */
const leaveTimeoutMs = 1_000;

/**
 * One connection to the server in tRPC's words. It never connects twice: when it is lost it says so once,
 * and the signaling machine decides what comes next.
 */
export class ServerConnection implements Disposable {
  readonly #platform: Platform;
  readonly #report: (event: ServerReport) => void;
  readonly #socket: ReturnType<typeof createWSClient>;
  readonly #server: ReturnType<typeof createTRPCClient<AppRouter>>;
  #state: 'alive' | 'leaving' | 'ended' = 'alive';
  /** Runs while an answer is awaited from a server that may not be reached. */
  #checking: ReturnType<typeof setTimeout> | undefined;
  #subscription: { unsubscribe(): void } | null = null;
  /** Room events wait for the first answer about ICE servers, so that no connection begins without them. */
  #iceServersAnswered: Promise<void> = Promise.resolve();

  constructor(url: string, platform: Platform, report: (event: ServerReport) => void) {
    this.#platform = platform;
    this.#report = report;
    const Timed = withPingTiming(platform.WebSocket, platform.now, (roundTripMs) =>
      this.#say({ type: 'server.pong', pong: { roundTripMs } }),
    );
    this.#socket = createWSClient({
      url,
      WebSocket: withImmediateClose(Timed, (socket, how) => {
        if (socket === this.#socket.connection?.ws) this.#closed(how);
      }),
      connectionParams: async () => createConnectionParams(await platform.getSessionSecret()),
      keepAlive: {
        enabled: true,
        intervalMs: keepAlive.intervalMs,
        pongTimeoutMs: keepAlive.pongTimeoutMs,
      },
      // tRPC asks this before it connects by itself, as when a server that stops tells it to. Nothing
      // connects by itself here: the machine does, with a new link.
      retryDelayMs: () => {
        if (this.#state === 'ended') this.#stayEnded();
        else this.#lost();
        return 0;
      },
      onOpen: () => {
        if (this.#state === 'ended') this.#stayEnded();
        else this.#say({ type: 'server.open' });
      },
    });
    this.#server = createTRPCClient<AppRouter>({ links: [wsLink({ client: this.#socket })] });
  }

  perform(command: ServerCommand): void {
    if (this.#state !== 'alive') return;
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
          .catch((error: unknown) => this.#failed(error));
        return;
      case 'requestIceServers':
        this.#iceServersAnswered = this.#askIceServers();
        return;
      case 'peek':
        void this.#peek(command);
        return;
      case 'check':
        void this.#check();
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
    const input = { ...joinRequest, ...(lastEventId !== null && { lastEventId }) };
    // Events are passed on one after the other, none before the ICE servers are known.
    let order: Promise<void> = Promise.resolve();
    this.#subscription = this.#server.room.join.subscribe(input, {
      onStarted: () => this.#say({ type: 'server.joined' }),
      onData: (message) => {
        order = order.then(() => this.#iceServersAnswered).then(() => this.#received(message));
      },
      onError: (error) => this.#refused(error),
    });
  }

  #received(message: unknown): void {
    const event = TrackedRoomEvent.safeParse(message);
    if (event.success)
      this.#say({ type: 'server.roomEvent', id: event.data.id, event: event.data.data });
    else this.#refusedBy('server-outdated');
  }

  async #send({ to, batch }: Extract<ServerCommand, { type: 'send' }>): Promise<void> {
    try {
      await this.#server.signal.send.mutate({ to, ...batch, signals: [...batch.signals] });
      this.#say({ type: 'server.sent', to, batch });
    } catch (error) {
      const reason = refusalReasonOf(error);
      if (reason === undefined) this.#failed(error);
      else this.#say({ type: 'server.sendRefused', to, batch, reason });
    }
  }

  async #askIceServers(): Promise<void> {
    try {
      const answer = IceServers.parse(await this.#server.ice.servers.query());
      this.#say({ type: 'server.iceServers', answer });
    } catch (error) {
      this.#failed(error);
    }
  }

  async #peek({ room }: Extract<ServerCommand, { type: 'peek' }>): Promise<void> {
    try {
      const peek = RoomPeek.parse(await this.#server.room.peek.query({ room }));
      this.#say({ type: 'server.peeked', peek });
    } catch (error) {
      this.#failed(error);
    }
  }

  async #check(): Promise<void> {
    if (this.#checking !== undefined) return;
    this.#checking = setTimeout(
      () => this.#say({ type: 'server.unresponsive' }),
      reachabilityTimeoutMs,
    );
    // Where the connection ends instead, that is said elsewhere.
    await this.#server.server.info.query().catch(() => undefined);
    clearTimeout(this.#checking);
    this.#checking = undefined;
  }

  async #leave(): Promise<void> {
    if (this.#state !== 'alive') return;
    this.#state = 'leaving';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, leaveTimeoutMs);
    });
    // Whether the server heard it or not, this connection is at its end.
    const told = this.#server.room.leave.mutate().catch(() => undefined);
    await Promise.race([told, patience]);
    clearTimeout(timer);
    this.#end();
    this.#report({ type: 'server.lost', jitter: this.#platform.random() });
  }

  /** A refusal that concerns the whole connection; any other failure is that of a connection about to close. */
  #failed(error: unknown): void {
    if (refusalReasonOf(error) !== undefined) this.#refused(error);
  }

  #refused(error: unknown): void {
    const reason = refusalReasonOf(error);
    if (reason !== undefined) this.#refusedBy(reason);
    else this.#lost();
  }

  #refusedBy(reason: RefusalReason): void {
    this.#say({ type: 'server.refused', reason, jitter: this.#platform.random() });
  }

  /** A server that closes with a reason refuses the connection, or what was said on it. */
  #closed(how: SocketClose | null): void {
    if (this.#state !== 'alive') return;
    const reason = how === null ? undefined : refusalReasonOfClose(how);
    if (reason === undefined) {
      this.#lost();
      return;
    }
    this.#refusedBy(reason);
    this.#end();
  }

  #lost(): void {
    if (this.#state !== 'alive') return;
    this.#end();
    this.#report({ type: 'server.lost', jitter: this.#platform.random() });
  }

  #say(event: ServerReport): void {
    if (this.#state === 'alive') this.#report(event);
  }

  #end(): void {
    const code = this.#state === 'leaving' ? normalClosure : connectionLost;
    this.#state = 'ended';
    clearTimeout(this.#checking);
    // Before tRPC closes it: that would end the subscription first, and to end it is to leave the room.
    this.#socket.connection?.ws.close(code);
    void this.#socket.close();
  }

  /**
   * tRPC sends what is asked of it a moment later, and connects for that: also where it was closed meanwhile, and
   * then again and again until there is a connection, which nobody would ever end.
   */
  #stayEnded(): void {
    void this.#socket.close();
  }

  [Symbol.dispose](): void {
    // A farewell under way is not cut short: it ends by itself, in bounded time.
    if (this.#state === 'alive') this.#end();
  }
}
