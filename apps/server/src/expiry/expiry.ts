import { limits } from '@visavis/protocol';

/**
 * Keys that expire a fixed time after they were added, with one timer for all of them: as the time
 * is the same for all, the order of adding is the order of expiring, and a Map keeps it.
 */
export class Expiry<Key> implements Disposable {
  readonly #delayMs: number;
  readonly #expire: (key: Key) => void;
  readonly #deadlines = new Map<Key, number>();
  #timer: NodeJS.Timeout | undefined;

  /** @param expire called once for each key whose time has come; it must not throw */
  constructor(delayMs: number, expire: (key: Key) => void) {
    this.#delayMs = delayMs;
    this.#expire = expire;
  }

  /** How many keys wait. */
  get size(): number {
    return this.#deadlines.size;
  }

  /** Adds a key, or begins its time anew. */
  add(key: Key): void {
    this.#deadlines.delete(key);
    this.#deadlines.set(key, performance.now() + this.#delayMs);
    if (this.#timer === undefined) this.#arm(this.#delayMs);
  }

  delete(key: Key): void {
    this.#deadlines.delete(key);
    if (this.#deadlines.size === 0) this[Symbol.dispose]();
  }

  /** Forgets every key; none of them expires. */
  [Symbol.dispose](): void {
    this.#deadlines.clear();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #arm(delayMs: number): void {
    this.#timer = setTimeout(() => this.#sweep(), Math.min(Math.ceil(delayMs), limits.maxTimerMs));
    this.#timer.unref();
  }

  #sweep(): void {
    this.#timer = undefined;
    const now = performance.now();
    for (const [key, deadline] of this.#deadlines) {
      if (deadline > now) {
        // A callback may have added a key, and with it the timer.
        if (this.#timer === undefined) this.#arm(deadline - now);
        return;
      }
      this.#deadlines.delete(key);
      this.#expire(key);
    }
  }
}
