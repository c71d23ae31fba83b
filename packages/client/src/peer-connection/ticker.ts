/** One timer for all tasks with the same interval. It runs only while there are tasks. */
export class Ticker {
  readonly #intervalMs: number;
  readonly #tasks = new Set<() => void>();
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(intervalMs: number) {
    this.#intervalMs = intervalMs;
  }

  /** Runs a task at every tick until the returned function is called. */
  add(task: () => void): () => void {
    this.#tasks.add(task);
    this.#timer ??= setInterval(() => this.#tick(), this.#intervalMs);
    return () => {
      this.#tasks.delete(task);
      if (this.#tasks.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  }

  #tick(): void {
    // Tasks may remove themselves or others meanwhile; the iteration of a set allows that.
    for (const task of this.#tasks) task();
  }
}
