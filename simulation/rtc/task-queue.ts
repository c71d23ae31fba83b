import type { Scheduler } from '../clock/scheduler.ts';

/** The tasks of one connection. Disposing the queue cancels pending tasks. */
export class TaskQueue implements Disposable {
  readonly #scheduler: Scheduler;
  readonly #owner: string | null;
  readonly #cancels = new Set<() => void>();
  #isDisposed = false;

  /** @param owner the page to which the tasks belong; null if it never freezes */
  constructor(scheduler: Scheduler, owner: string | null = null) {
    this.#scheduler = scheduler;
    this.#owner = owner;
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
    const run = () => {
      this.#cancels.delete(cancel);
      task();
    };
    const cancel = this.#scheduler.schedule(delayMs, run, this.#owner);
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
