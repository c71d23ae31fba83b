import type { Platform } from '../../src/platform/platform.ts';

/** Lets everything run that waits for resolved promises. */
export const flushMicrotasks = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Tasks that a test starts. */
interface Tasks extends Pick<Platform, 'nextTask'> {
  /** Starts the next task, and resolves when what it has started waits again. */
  next(): Promise<void>;
}

/** A platform whose tasks start when the test says so. */
export function createTasks(): Tasks {
  let waiting: (() => void)[] = [];
  return {
    nextTask: () => new Promise((resolve) => waiting.push(resolve)),
    async next() {
      const started = waiting;
      waiting = [];
      for (const start of started) start();
      await flushMicrotasks();
    },
  };
}
