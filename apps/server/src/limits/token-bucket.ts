/** A rate with bursts. */
export interface Rate {
  /** On average. */
  readonly perSecond: number;
  /** The maximum at once, after a pause. */
  readonly burst: number;
}

/** A token bucket. It needs no timer: tokens are added when it is used. */
export class TokenBucket {
  readonly #rate: Rate;
  #tokens: number;
  #updatedAt: number;

  /** @param now milliseconds of a monotonic clock */
  constructor(rate: Rate, now: number) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#updatedAt = now;
  }

  /** The available part of the burst, from 0 to 1. */
  remaining(now: number): number {
    return this.#available(now) / this.#rate.burst;
  }

  /** Takes tokens. False where there are too few of them; then none is taken. */
  consume(now: number, tokens = 1): boolean {
    this.#tokens = this.#available(now);
    this.#updatedAt = now;
    if (this.#tokens < tokens) return false;
    this.#tokens -= tokens;
    return true;
  }

  #available(now: number): number {
    const { perSecond, burst } = this.#rate;
    return Math.min(burst, this.#tokens + ((now - this.#updatedAt) / 1_000) * perSecond);
  }
}
