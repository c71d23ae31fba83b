import { createHistogram } from 'node:perf_hooks';

/** How often the event loop is tried, in milliseconds. */
const samplingIntervalMs = 20;
const microsecondsPerMs = 1_000;
/** Longer hold-ups count as this one, in microseconds: a histogram has an end. */
const maxDelayMicroseconds = 3_600e6;

/** By how much the event loop was late, in seconds. */
export interface EventLoopDelays {
  /** Half of the times it was at most this late. */
  readonly p50Seconds: number;
  readonly p99Seconds: number;
  readonly maxSeconds: number;
}

/**
 * Watches by how much the event loop is late. Node's own `monitorEventLoopDelay` forgets the hold-up
 * that lasts while it is reset, so that one which the reading itself causes would never be seen.
 */
export class EventLoopMonitor implements Disposable {
  readonly #delays = createHistogram({ lowest: 1, highest: maxDelayMicroseconds, figures: 2 });
  readonly #timer: NodeJS.Timeout;
  #last = performance.now();

  constructor() {
    this.#timer = setInterval(() => this.#recordDelay(), samplingIntervalMs);
    this.#timer.unref();
  }

  /** The delays since they were last taken. */
  takeDelays(): EventLoopDelays {
    const delays = this.#delays;
    const seconds = (microseconds: number) => (delays.count === 0 ? 0 : microseconds / 1e6);
    const taken = {
      p50Seconds: seconds(delays.percentile(50)),
      p99Seconds: seconds(delays.percentile(99)),
      maxSeconds: seconds(delays.max),
    };
    delays.reset();
    return taken;
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }

  #recordDelay(): void {
    const now = performance.now();
    const late = Math.round((now - this.#last - samplingIntervalMs) * microsecondsPerMs);
    this.#last = now;
    this.#delays.record(Math.min(Math.max(late, 1), maxDelayMicroseconds));
  }
}
