/**
 * One timer for everything that looks at something at the same steady pace. It runs only while somebody
 * wants it to.
 */
export class Ticker {
  readonly #interval: number;
  readonly #tasks = new Set<() => void>();
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param interval milliseconds between two ticks */
  constructor(interval: number) {
    this.#interval = interval;
  }

  /** Runs a task at every tick, until what is returned is called. */
  add(task: () => void): () => void {
    this.#tasks.add(task);
    this.#timer ??= setInterval(() => this.#tick(), this.#interval);
    return () => {
      this.#tasks.delete(task);
      if (this.#tasks.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  }

  #tick(): void {
    // A set may lose members while it is gone through: a task may end itself, or others.
    for (const task of this.#tasks) task();
  }
}
