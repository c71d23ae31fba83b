import { TokenBucket } from './token-bucket.ts';

/** Wrong tries of one address: so many at once, and then one in six seconds. */
const attemptRate = { perSecond: 1 / 6, burst: 10 } as const;
/** Addresses that are remembered. Whoever has more of them has more tries in any case. */
const maxAddresses = 10_000;

/** Counts wrong tries to say a secret, for each address. */
export class FailedAttempts {
  /** By address, the one that failed last at the end. */
  readonly #buckets = new Map<string, TokenBucket>();

  /**
   * Whether somebody there may try. Where they have failed too often, what they say is not even looked at:
   * it could be right.
   * @param now milliseconds on a clock that never goes back
   */
  canAttempt(address: string, now: number): boolean {
    const remaining = this.#buckets.get(address)?.remaining(now) ?? 1;
    return remaining * attemptRate.burst >= 1;
  }

  /** Notes that somebody there said something wrong. */
  recordFailure(address: string, now: number): void {
    const bucket = this.#buckets.get(address) ?? new TokenBucket(attemptRate, now);
    bucket.consume(now);
    this.#buckets.delete(address);
    this.#buckets.set(address, bucket);
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > maxAddresses && oldest !== undefined) this.#buckets.delete(oldest);
  }
}
