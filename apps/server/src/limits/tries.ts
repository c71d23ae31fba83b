import { TokenBucket } from './token-bucket.ts';

/** Wrong tries of one address: so many at once, and then one in six seconds. */
const RATE = { perSecond: 1 / 6, burst: 10 } as const;
/** Addresses that are remembered. Whoever has more of them has more tries in any case. */
const REMEMBERED = 10_000;

/** Counts wrong tries to say a secret, for each address. */
export class Tries {
  /** By address, the one that failed last at the end. */
  readonly #failing = new Map<string, TokenBucket>();

  /**
   * Whether somebody there may try. Where they have failed too often, what they say is not even looked at:
   * it could be right.
   * @param now milliseconds on a clock that never goes back
   */
  mayTry(address: string, now: number): boolean {
    const left = this.#failing.get(address)?.left(now) ?? 1;
    return left * RATE.burst >= 1;
  }

  /** Notes that somebody there said something wrong. */
  failed(address: string, now: number): void {
    const bucket = this.#failing.get(address) ?? new TokenBucket(RATE, now);
    bucket.take(now);
    this.#failing.delete(address);
    this.#failing.set(address, bucket);
    const [oldest] = this.#failing.keys();
    if (this.#failing.size > REMEMBERED && oldest !== undefined) this.#failing.delete(oldest);
  }
}
