/** How much there may be of something. */
export interface Rate {
  /** How much in a second, on average. */
  readonly perSecond: number;
  /** How much at once, after a quiet time. */
  readonly burst: number;
}

/** Counts what there is against a rate. It needs no timer: time is only looked at when something happens. */
export class TokenBucket {
  readonly #rate: Rate;
  #tokens: number;
  #updatedAt: number;

  /** @param now milliseconds on a clock that never goes back */
  constructor(rate: Rate, now: number) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#updatedAt = now;
  }

  /** The part of the burst that is there, 0 to 1. */
  remaining(now: number): number {
    return this.#available(now) / this.#rate.burst;
  }

  /** Takes tokens; false, with nothing taken, where there are not so many, that is where it is too much. */
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
