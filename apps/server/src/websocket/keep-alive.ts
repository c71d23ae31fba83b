import type { VisitorSocket } from './visitors.ts';

/** What the sweep needs to know. */
export interface KeepAliveOptions {
  readonly sockets: ReadonlySet<VisitorSocket>;
  readonly pingMs: number;
  readonly idleMs: number;
  /** True where a connection is wanted although it says nothing. */
  readonly isBusy: (socket: VisitorSocket) => boolean;
}

/**
 * One timer for all connections. It pings each, cuts those that have not answered since the last
 * time (their network is gone and nobody closed them), and those that want nothing.
 */
export function keepAlive({ sockets, pingMs, idleMs, isBusy }: KeepAliveOptions): Disposable {
  const sweep = () => {
    const now = performance.now();
    for (const socket of sockets) {
      if (!socket.alive) {
        socket.abandon();
      } else if (!isBusy(socket) && now - socket.heardAt > idleMs) {
        socket.cut('silent');
      } else {
        socket.alive = false;
        socket.ping();
      }
    }
  };
  const timer = setInterval(sweep, pingMs);
  timer.unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
