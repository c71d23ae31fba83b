import type { Scheduler } from './scheduler.ts';

/** Where the simulated calendar begins: any moment that honest clocks could show. */
const startDateMs = Date.UTC(2026, 0, 1);

/** What a timer function of the platform gives: enough for code that was written for Node or for browsers. */
class Timer {
  readonly #cancel: () => void;

  constructor(cancel: () => void) {
    this.#cancel = cancel;
  }

  cancel(): void {
    this.#cancel();
  }

  // A simulated timer keeps no process alive.
  unref(): this {
    return this;
  }

  ref(): this {
    return this;
  }
}

type Task = (...values: unknown[]) => void;

/** Milliseconds as a timer of the platform reads them: at least 1, and 1 where the number is too large. */
const normalizeDelay = (delay: unknown): number => {
  const number = Math.trunc(Number(delay));
  return number >= 1 && number < 2 ** 31 ? number : 1;
};

/** Gives an object another property, until what is returned is called. */
function override(target: object, name: string, value: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { value, configurable: true, writable: true });
  return () => {
    if (before === undefined) Reflect.deleteProperty(target, name);
    else Object.defineProperty(target, name, before);
  };
}

/**
 * Makes `scheduler` the source of all time in this process, until the end of the scope: timers, the calendar
 * and `performance.now`. setImmediate stays, which is how the simulation waits for promises.
 */
export function installSimulatedClock(scheduler: Scheduler): Disposable {
  const once = (task: Task, delay?: unknown, ...values: unknown[]) =>
    new Timer(scheduler.schedule(normalizeDelay(delay), () => task(...values)));
  const often = (task: Task, delay?: unknown, ...values: unknown[]) => {
    let cancel = scheduler.schedule(normalizeDelay(delay), repeat);
    function repeat() {
      cancel = scheduler.schedule(normalizeDelay(delay), repeat);
      task(...values);
    }
    return new Timer(() => cancel());
  };
  const clear = (timer: unknown) => {
    if (timer instanceof Timer) timer.cancel();
  };
  const undo = [
    override(globalThis, 'setTimeout', once),
    override(globalThis, 'setInterval', often),
    override(globalThis, 'clearTimeout', clear),
    override(globalThis, 'clearInterval', clear),
    override(Date, 'now', () => startDateMs + scheduler.now()),
    override(performance, 'now', () => scheduler.now()),
  ];
  return {
    [Symbol.dispose]() {
      for (const each of undo) each();
    },
  };
}
