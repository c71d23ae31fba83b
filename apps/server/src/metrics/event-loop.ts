import { createHistogram } from 'node:perf_hooks';

/** How often the event loop is tried, in milliseconds. */
const EVERY = 20;
const MICROSECONDS = 1_000;
/** Longer hold-ups count as this one, in microseconds: a histogram has an end. */
const HOUR = 3_600e6;

/** By how much the event loop was late, in seconds. */
export interface Delays {
  /** Half of the times it was at most this late. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/**
 * Watches by how much the event loop is late. Node's own `monitorEventLoopDelay` forgets the hold-up
 * that lasts while it is reset, so that one which the reading itself causes would never be seen.
 */
export class EventLoopWatch implements Disposable {
  readonly #delays = createHistogram({ lowest: 1, highest: HOUR, figures: 2 });
  readonly #timer: NodeJS.Timeout;
  #last = performance.now();

  constructor() {
    this.#timer = setInterval(() => this.#try(), EVERY);
    this.#timer.unref();
  }

  /** The delays since they were last taken. */
  take(): Delays {
    const delays = this.#delays;
    const seconds = (microseconds: number) => (delays.count === 0 ? 0 : microseconds / 1e6);
    const taken = {
      p50: seconds(delays.percentile(50)),
      p99: seconds(delays.percentile(99)),
      max: seconds(delays.max),
    };
    delays.reset();
    return taken;
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }

  #try(): void {
    const now = performance.now();
    const late = Math.round((now - this.#last - EVERY) * MICROSECONDS);
    this.#last = now;
    this.#delays.record(Math.min(Math.max(late, 1), HOUR));
  }
}
