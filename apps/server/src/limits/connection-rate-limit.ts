import type { Config } from '../config/config.ts';
import { TokenBucket } from './token-bucket.ts';

/**
 * How much one connection may send. Requests are limited because each costs work, however many share a frame;
 * bytes because they end up in the mailboxes and connections of other members.
 */
export class ConnectionRateLimit {
  readonly #requests: TokenBucket;
  readonly #bytes: TokenBucket;

  /** @param now milliseconds of a monotonic clock */
  constructor(config: Config['connections'], now: number) {
    const { messagesPerSecond, burstMessages, bytesPerSecond, burstBytes } = config;
    this.#requests = new TokenBucket({ perSecond: messagesPerSecond, burst: burstMessages }, now);
    this.#bytes = new TokenBucket({ perSecond: bytesPerSecond, burst: burstBytes }, now);
  }

  /** How much of the bursts is left, each from 0 to 1. */
  remaining(now: number): { readonly requests: number; readonly bytes: number } {
    return { requests: this.#requests.remaining(now), bytes: this.#bytes.remaining(now) };
  }

  /** Counts a frame and its first request. False where the limit is exceeded. */
  consumeFrame(now: number, bytes: number): boolean {
    return this.#bytes.consume(now, bytes) && this.#requests.consume(now);
  }

  /** Counts the requests of a frame besides its first one. False where the limit is exceeded. */
  consumeRequests(now: number, requests: number): boolean {
    return this.#requests.consume(now, requests);
  }
}
