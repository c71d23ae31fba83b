import { createTRPCClient, createWSClient, wsLink } from '@trpc/client';
import {
  createConnectionParams,
  IceServers,
  ServerInfo,
  type SocketClose,
} from '@visavis/protocol';
import type { AppRouter } from '@visavis/protocol/router';
import { normalClosure } from '../server-connection/close-codes.ts';
import { withImmediateClose } from '../server-connection/immediate-close.ts';
import type { CheckPlatform } from './check-platform.ts';

/**
 * A connection to the server for a check. It has a session of its own, so that it replaces no call's
 * connection. It joins no room, and never reconnects.
 */
export class CheckConnection implements Disposable {
  /** Resolves when the WebSocket opens. */
  readonly opened: Promise<void>;
  /** Resolves when the WebSocket closes, unless this side has closed it. It may never have been open. */
  readonly closed: Promise<SocketClose>;
  readonly #socket: ReturnType<typeof createWSClient>;
  readonly #server: ReturnType<typeof createTRPCClient<AppRouter>>;
  #isDisposed = false;

  constructor(
    url: string,
    { WebSocket, cryptography }: Pick<CheckPlatform, 'WebSocket' | 'cryptography'>,
  ) {
    const opened = Promise.withResolvers<void>();
    const closed = Promise.withResolvers<SocketClose>();
    this.opened = opened.promise;
    this.closed = closed.promise;
    // Before the connection is open, so that the first round trip does not include it.
    const params = cryptography
      .createIdentity()
      .then((identity) => createConnectionParams(identity, new URL(url).host));
    params.catch(() => undefined);
    this.#socket = createWSClient({
      url,
      WebSocket: withImmediateClose(WebSocket, (_, close) => {
        if (close !== null && !this.#isDisposed) {
          closed.resolve({ code: close.code, reason: close.reason });
        }
        this[Symbol.dispose]();
      }),
      connectionParams: () => params,
      keepAlive: { enabled: false },
      // tRPC calls this before it reconnects by itself.
      retryDelayMs: () => {
        this[Symbol.dispose]();
        return 0;
      },
      onOpen: () => opened.resolve(),
    });
    this.#server = createTRPCClient<AppRouter>({ links: [wsLink({ client: this.#socket })] });
  }

  /** @throws if the server refuses the request, or the connection closes */
  async queryServerInfo(): Promise<ServerInfo> {
    return ServerInfo.parse(await this.#server.server.info.query());
  }

  /** @throws if the server refuses the request, or the connection closes */
  async queryIceServers(): Promise<IceServers> {
    return IceServers.parse(await this.#server.ice.servers.query());
  }

  [Symbol.dispose](): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.#socket.connection?.ws.close(normalClosure);
    void this.#socket.close();
  }
}
