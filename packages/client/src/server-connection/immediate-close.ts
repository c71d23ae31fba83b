import type { SocketClose } from '@visavis/protocol';
import { connectionLost } from './close-codes.ts';

/**
 * A WebSocket that reports at once when it is being closed. The `close` event waits for the closing
 * handshake: a minute in Chromium if the server can no longer be reached.
 *
 * @param onClosed called with null when this side closes, and with the code and reason on the `close`
 *   event, before any other listener
 */
export function withImmediateClose(
  Base: typeof WebSocket,
  onClosed: (socket: WebSocket, close: SocketClose | null) => void,
): typeof WebSocket {
  return class extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('close', (event) => onClosed(this, event));
    }

    override close(code = connectionLost, reason?: string): void {
      super.close(code, reason);
      onClosed(this, null);
    }
  };
}
