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
  #at: number;

  /** @param now milliseconds on a clock that never goes back */
  constructor(rate: Rate, now: number) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#at = now;
  }

  /** Takes tokens; false, with nothing taken, where there are not so many, that is where it is too much. */
  take(now: number, tokens = 1): boolean {
    const { perSecond, burst } = this.#rate;
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#at) / 1_000) * perSecond);
    this.#at = now;
    if (this.#tokens < tokens) return false;
    this.#tokens -= tokens;
    return true;
  }
}
