/**
 * A WebSocket that measures the round trip of tRPC's pings. A page cannot send the ping frames of RFC 6455
 * section 5.5.2, so tRPC sends `PING` messages, and the server answers them in order.
 *
 * @param now milliseconds of any clock
 * @param onPong called with the round trip of each answered ping
 */
export function withPingTiming(
  Base: typeof WebSocket,
  now: () => number,
  onPong: (roundTripMs: number) => void,
): typeof WebSocket {
  return class extends Base {
    /** When the unanswered pings were sent. */
    readonly #sentAt: number[] = [];

    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', ({ data }) => {
        const sentAt = data === 'PONG' ? this.#sentAt.shift() : undefined;
        if (sentAt !== undefined) onPong(Math.max(0, now() - sentAt));
      });
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (data === 'PING') this.#sentAt.push(now());
      super.send(data);
    }
  };
}
