import type { ClientSocketPort } from './client-socket.ts';

/** What a keep-alive needs. */
export interface KeepAliveOptions {
  readonly sockets: ReadonlySet<ClientSocketPort>;
  readonly pingIntervalMs: number;
  readonly idleTimeoutMs: number;
  /** True for a connection that is in use although it sends nothing. */
  readonly isBusy: (socket: ClientSocketPort) => boolean;
}

/**
 * Pings all connections by one timer. It terminates those that have not answered the last ping, since their
 * network was lost without a close, and closes those that are idle.
 */
export function startKeepAlive({
  sockets,
  pingIntervalMs,
  idleTimeoutMs,
  isBusy,
}: KeepAliveOptions): Disposable {
  const sweep = () => {
    const now = performance.now();
    for (const socket of sockets) {
      if (!socket.isAlive) {
        socket.terminateUnresponsive();
      } else if (!isBusy(socket) && now - socket.lastMessageAt > idleTimeoutMs) {
        socket.closeForReason('idle-timeout');
      } else {
        socket.isAlive = false;
        socket.ping();
      }
    }
  };
  const timer = setInterval(sweep, pingIntervalMs);
  timer.unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
