import type { Scheduler } from '../clock/scheduler.ts';

/** The tasks of one connection. What it still has to do ends with it. */
export class TaskQueue implements Disposable {
  readonly #scheduler: Scheduler;
  readonly #waiting = new Set<() => void>();
  #disposed = false;

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  now(): number {
    return this.#scheduler.now();
  }

  /** Runs `task` after some milliseconds. Returns what prevents it. */
  schedule(delay: number, task: () => void): () => void {
    if (this.#disposed) return () => {};
    const cancel = this.#scheduler.schedule(delay, () => {
      this.#waiting.delete(cancel);
      task();
    });
    this.#waiting.add(cancel);
    return () => {
      this.#waiting.delete(cancel);
      cancel();
    };
  }

  /** Queues a task (HTML section 8.1.7). */
  queue(task: () => void): void {
    this.schedule(0, task);
  }

  [Symbol.dispose](): void {
    this.#disposed = true;
    for (const cancel of this.#waiting) cancel();
    this.#waiting.clear();
  }
}
