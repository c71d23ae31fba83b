/**
 * A WebSocket that times the answers to tRPC's pings. Pages cannot send the pings of RFC 6455 section 5.5.2, so
 * tRPC sends words instead, and the server answers them in order.
 *
 * @param now milliseconds of any clock
 * @param ponged called with each answer, and with how many milliseconds it took
 */
export function withPingTiming(
  Base: typeof WebSocket,
  now: () => number,
  ponged: (roundTripMs: number) => void,
): typeof WebSocket {
  return class extends Base {
    /** When the pings were sent that are not answered yet. */
    readonly #pinged: number[] = [];

    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', ({ data }) => {
        const sent = data === 'PONG' ? this.#pinged.shift() : undefined;
        if (sent !== undefined) ponged(Math.max(0, now() - sent));
      });
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (data === 'PING') this.#pinged.push(now());
      super.send(data);
    }
  };
}
