import type { SocketClose } from '@visavis/protocol';

/** The close code of someone who leaves (RFC 6455 section 7.4.1). */
export const normalClosure = 1_000;

/**
 * How a connection that breaks off is closed. It must not look like leaving the room, which is what 1000
 * says to the server, so that the place is kept. RFC 6455 section 7.4.2 leaves 4000 to applications.
 */
export const connectionLost = 4_000;

/**
 * A WebSocket that tells as soon as it is being closed. The `close` event waits for the other side to agree:
 * a minute in Chromium where the other side can no longer be reached, which is why it is closed.
 *
 * @param ended called when it is closed by this side, and with the `close` event, which says how; the latter
 *   is before anybody else hears of the event
 */
export function withImmediateClose(
  Base: typeof WebSocket,
  ended: (socket: WebSocket, how: SocketClose | null) => void,
): typeof WebSocket {
  return class extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('close', (event) => ended(this, event));
    }

    override close(code = connectionLost, reason?: string): void {
      super.close(code, reason);
      ended(this, null);
    }
  };
}
