/** Lets one operation run at a time, in the order in which they came. */
export class Mutex {
  readonly #waiting: (() => void)[] = [];
  #isHeld = false;

  /** True where the mutex was free and is now held. Spares the wait in the usual case. */
  tryAcquire(): boolean {
    if (this.#isHeld) return false;
    this.#isHeld = true;
    return true;
  }

  /** Waits for the mutex. To be called where {@link tryAcquire} gave false. */
  acquire(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  release(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#isHeld = false;
    else next();
  }
}
