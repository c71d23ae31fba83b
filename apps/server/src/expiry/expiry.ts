import { limits } from '@visavis/protocol';

/**
 * Keys that expire a fixed time after they were added, with one timer for all. Since the time is the same for
 * all, they expire in the order in which they were added, which a Map preserves.
 */
export class Expiry<Key> implements Disposable {
  readonly #delayMs: number;
  readonly #expire: (key: Key) => void;
  readonly #deadlines = new Map<Key, number>();
  #timer: NodeJS.Timeout | undefined;

  /** @param expire called once for each key that expires; it must not throw */
  constructor(delayMs: number, expire: (key: Key) => void) {
    this.#delayMs = delayMs;
    this.#expire = expire;
  }

  get size(): number {
    return this.#deadlines.size;
  }

  /** Adds a key, or restarts its time. */
  add(key: Key): void {
    this.#deadlines.delete(key);
    this.#deadlines.set(key, performance.now() + this.#delayMs);
    if (this.#timer === undefined) this.#startTimer(this.#delayMs);
  }

  delete(key: Key): void {
    this.#deadlines.delete(key);
    if (this.#deadlines.size === 0) this[Symbol.dispose]();
  }

  /** Removes all keys without expiring them. */
  [Symbol.dispose](): void {
    this.#deadlines.clear();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #startTimer(delayMs: number): void {
    this.#timer = setTimeout(() => this.#sweep(), Math.min(Math.ceil(delayMs), limits.maxTimerMs));
    this.#timer.unref();
  }

  #sweep(): void {
    this.#timer = undefined;
    const now = performance.now();
    for (const [key, deadline] of this.#deadlines) {
      if (deadline > now) {
        // A callback may have added a key, which starts the timer.
        if (this.#timer === undefined) this.#startTimer(deadline - now);
        return;
      }
      this.#deadlines.delete(key);
      this.#expire(key);
    }
  }
}
