import { createTRPCClient, createWSClient, wsLink } from '@trpc/client';
import {
  createConnectionParams,
  IceServers,
  generateSessionSecret,
  ServerInfo,
  type SocketClose,
} from '@visavis/protocol';
import type { AppRouter } from '@visavis/protocol/router';
import { normalClosure, withImmediateClose } from '../server-connection/immediate-close.ts';
import type { CheckPlatform } from './check-platform.ts';

/**
 * One connection to the server that is there to be looked at. It has a session of its own, so that it takes
 * no call's place, and joins no room. It never connects twice.
 */
export class CheckConnection implements Disposable {
  /** Resolves when the WebSocket is open. */
  readonly opened: Promise<void>;
  /** Resolves when the WebSocket is closed by anybody but this side; it may never have been open. */
  readonly closed: Promise<SocketClose>;
  readonly #socket: ReturnType<typeof createWSClient>;
  readonly #server: ReturnType<typeof createTRPCClient<AppRouter>>;
  #isOver = false;

  constructor(url: string, { WebSocket }: Pick<CheckPlatform, 'WebSocket'>) {
    const opening = Promise.withResolvers<void>();
    const ending = Promise.withResolvers<SocketClose>();
    this.opened = opening.promise;
    this.closed = ending.promise;
    this.#socket = createWSClient({
      url,
      WebSocket: withImmediateClose(WebSocket, (_, how) => {
        if (how !== null && !this.#isOver) ending.resolve({ code: how.code, reason: how.reason });
        this[Symbol.dispose]();
      }),
      connectionParams: () => createConnectionParams(generateSessionSecret(crypto)),
      keepAlive: { enabled: false },
      // tRPC asks this before it connects by itself.
      retryDelayMs: () => {
        this[Symbol.dispose]();
        return 0;
      },
      onOpen: () => opening.resolve(),
    });
    this.#server = createTRPCClient<AppRouter>({ links: [wsLink({ client: this.#socket })] });
  }

  /** @throws where the server refuses, or the connection ends */
  async queryServerInfo(): Promise<ServerInfo> {
    return ServerInfo.parse(await this.#server.server.info.query());
  }

  /** @throws where the server refuses, or the connection ends */
  async queryIceServers(): Promise<IceServers> {
    return IceServers.parse(await this.#server.ice.servers.query());
  }

  [Symbol.dispose](): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#socket.connection?.ws.close(normalClosure);
    void this.#socket.close();
  }
}
