import type { Scheduler } from '../clock/scheduler.ts';

/** The tasks of one connection. Disposing the queue cancels pending tasks. */
export class TaskQueue implements Disposable {
  readonly #scheduler: Scheduler;
  readonly #cancels = new Set<() => void>();
  #isDisposed = false;

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  now(): number {
    return this.#scheduler.now();
  }

  /**
   * Runs a task after a delay in milliseconds.
   *
   * @returns a function that cancels the task
   */
  schedule(delayMs: number, task: () => void): () => void {
    if (this.#isDisposed) return () => {};
    const cancel = this.#scheduler.schedule(delayMs, () => {
      this.#cancels.delete(cancel);
      task();
    });
    this.#cancels.add(cancel);
    return () => {
      this.#cancels.delete(cancel);
      cancel();
    };
  }

  /** Queues a task (HTML section 8.1.7). */
  queue(task: () => void): void {
    this.schedule(0, task);
  }

  [Symbol.dispose](): void {
    this.#isDisposed = true;
    for (const cancel of this.#cancels) cancel();
    this.#cancels.clear();
  }
}
