import { TokenBucket } from './token-bucket.ts';

/** How often one address may fail: ten times at once, then once in six seconds. */
const attemptRate = { perSecond: 1 / 6, burst: 10 } as const;
/** How many addresses are remembered. An attacker with more addresses has more attempts anyway. */
const maxAddresses = 10_000;

/** Counts failed attempts to authenticate, for each address. */
export class FailedAttempts {
  /** By address, the latest failure last. */
  readonly #buckets = new Map<string, TokenBucket>();

  /**
   * Whether an attempt from this address may be checked. After too many failures it must not be, since it could
   * be a guess that is right.
   * @param now milliseconds of a monotonic clock
   */
  canAttempt(address: string, now: number): boolean {
    const remaining = this.#buckets.get(address)?.remaining(now) ?? 1;
    return remaining * attemptRate.burst >= 1;
  }

  recordFailure(address: string, now: number): void {
    const bucket = this.#buckets.get(address) ?? new TokenBucket(attemptRate, now);
    bucket.consume(now);
    this.#buckets.delete(address);
    this.#buckets.set(address, bucket);
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > maxAddresses && oldest !== undefined) this.#buckets.delete(oldest);
  }
}
