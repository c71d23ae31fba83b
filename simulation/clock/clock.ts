import type { Scheduler } from './scheduler.ts';

/** The simulated date at which the clock starts. Any date works. */
const startDateMs = Date.UTC(2026, 0, 1);

/** The return value of a simulated timer function, for code that was written for Node or for browsers. */
class Timer {
  readonly #cancel: () => void;

  constructor(cancel: () => void) {
    this.#cancel = cancel;
  }

  cancel(): void {
    this.#cancel();
  }

  // A simulated timer never keeps the process alive.
  unref(): this {
    return this;
  }

  ref(): this {
    return this;
  }
}

type Task = (...values: unknown[]) => void;

/** A delay as the platform's timers read it: at least 1, and 1 if the number is too large. */
const normalizeDelay = (delay: unknown): number => {
  const number = Math.trunc(Number(delay));
  return number >= 1 && number < 2 ** 31 ? number : 1;
};

/** Replaces a property of an object. @returns a function that restores it */
function override(target: object, name: string, value: unknown): () => void {
  const original = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { value, configurable: true, writable: true });
  return () => {
    if (original === undefined) Reflect.deleteProperty(target, name);
    else Object.defineProperty(target, name, original);
  };
}

/**
 * Makes `scheduler` the source of all time in this process until the result is disposed: timers, `Date.now`
 * and `performance.now`. setImmediate stays real, because the scheduler uses it to wait for promises.
 */
export function installSimulatedClock(scheduler: Scheduler): Disposable {
  const startTimeout = (task: Task, delay?: unknown, ...values: unknown[]) =>
    new Timer(scheduler.schedule(normalizeDelay(delay), () => task(...values)));
  const startInterval = (task: Task, delay?: unknown, ...values: unknown[]) => {
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
  const restoreFunctions = [
    override(globalThis, 'setTimeout', startTimeout),
    override(globalThis, 'setInterval', startInterval),
    override(globalThis, 'clearTimeout', clear),
    override(globalThis, 'clearInterval', clear),
    override(Date, 'now', () => startDateMs + scheduler.now()),
    override(performance, 'now', () => scheduler.now()),
  ];
  return {
    [Symbol.dispose]() {
      for (const restore of restoreFunctions) restore();
    },
  };
}
