/** How fast something may happen. */
export interface Rate {
  /** How often in a second, on average. */
  readonly perSecond: number;
  /** How often at once, after a quiet time. */
  readonly burst: number;
}

/** Counts what happens against a rate. It needs no timer: time is only looked at when something happens. */
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

  /** Takes one token; false where there is none, that is where it happens too often. */
  take(now: number): boolean {
    const { perSecond, burst } = this.#rate;
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#at) / 1_000) * perSecond);
    this.#at = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
