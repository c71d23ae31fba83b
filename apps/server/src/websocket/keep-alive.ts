import type { ClientSocketPort } from './connected-clients.ts';

/** What the sweep needs to know. */
export interface KeepAliveOptions {
  readonly sockets: ReadonlySet<ClientSocketPort>;
  readonly pingIntervalMs: number;
  readonly idleTimeoutMs: number;
  /** True where a connection is wanted although it says nothing. */
  readonly isBusy: (socket: ClientSocketPort) => boolean;
}

/**
 * One timer for all connections. It pings each, cuts those that have not answered since the last
 * time (their network is gone and nobody closed them), and those that want nothing.
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
