import type { Config } from '../config/config.ts';
import { TokenBucket } from './token-bucket.ts';

/**
 * How much one connection may say. Requests are counted because each is work, however many of them share
 * a frame; bytes because they end in other people's mailboxes and on their lines.
 */
export class ConnectionRateLimit {
  readonly #requests: TokenBucket;
  readonly #bytes: TokenBucket;

  /** @param now milliseconds on a clock that never goes back */
  constructor(config: Config['connections'], now: number) {
    const { messagesPerSecond, burstMessages, bytesPerSecond, burstBytes } = config;
    this.#requests = new TokenBucket({ perSecond: messagesPerSecond, burst: burstMessages }, now);
    this.#bytes = new TokenBucket({ perSecond: bytesPerSecond, burst: burstBytes }, now);
  }

  /** What is left of the bursts, each from 0 to 1. */
  remaining(now: number): { readonly requests: number; readonly bytes: number } {
    return { requests: this.#requests.remaining(now), bytes: this.#bytes.remaining(now) };
  }

  /** Counts a frame, and the one request that every frame is counted as. False where it is too much. */
  consumeFrame(now: number, bytes: number): boolean {
    return this.#bytes.consume(now, bytes) && this.#requests.consume(now);
  }

  /** Counts the requests that a frame has besides its first one. False where they are too many. */
  consumeRequests(now: number, requests: number): boolean {
    return this.#requests.consume(now, requests);
  }
}
