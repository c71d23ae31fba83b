import type { Config } from '../config/config.ts';
import { TokenBucket } from './token-bucket.ts';

/**
 * How much one connection may say. Requests are counted because each is work, however many of them share
 * a frame; bytes because they end in other people's mailboxes and on their lines.
 */
export class Allowance {
  readonly #requests: TokenBucket;
  readonly #bytes: TokenBucket;

  /** @param now milliseconds on a clock that never goes back */
  constructor(config: Config['connections'], now: number) {
    const { messagesPerSecond, messageBurst, bytesPerSecond, byteBurst } = config;
    this.#requests = new TokenBucket({ perSecond: messagesPerSecond, burst: messageBurst }, now);
    this.#bytes = new TokenBucket({ perSecond: bytesPerSecond, burst: byteBurst }, now);
  }

  /** What is left of the bursts, each from 0 to 1. */
  left(now: number): { readonly requests: number; readonly bytes: number } {
    return { requests: this.#requests.left(now), bytes: this.#bytes.left(now) };
  }

  /** Counts a frame, and the one request that every frame is counted as. False where it is too much. */
  takeFrame(now: number, bytes: number): boolean {
    return this.#bytes.take(now, bytes) && this.#requests.take(now);
  }

  /** Counts the requests that a frame has besides its first one. False where they are too many. */
  takeMore(now: number, requests: number): boolean {
    return this.#requests.take(now, requests);
  }
}
