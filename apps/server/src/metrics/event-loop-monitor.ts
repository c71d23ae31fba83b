import { createHistogram } from 'node:perf_hooks';

const samplingIntervalMs = 20;
const microsecondsPerMs = 1_000;
/** The maximum of the histogram. Longer delays count as this one. */
const maxDelayMicroseconds = 3_600e6;

/** The delays of the event loop. */
export interface EventLoopDelays {
  readonly p50Seconds: number;
  readonly p99Seconds: number;
  readonly maxSeconds: number;
}

/**
 * Measures the delays of the event loop. Node's own `monitorEventLoopDelay` loses the delay during which it is
 * reset, and so every delay that is caused by reading it.
 */
export class EventLoopMonitor implements Disposable {
  readonly #delays = createHistogram({ lowest: 1, highest: maxDelayMicroseconds, figures: 2 });
  readonly #timer: NodeJS.Timeout;
  #last = performance.now();

  constructor() {
    this.#timer = setInterval(() => this.#recordDelay(), samplingIntervalMs);
    this.#timer.unref();
  }

  /** The delays since the last call. */
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
    const delay = Math.round((now - this.#last - samplingIntervalMs) * microsecondsPerMs);
    this.#last = now;
    this.#delays.record(Math.min(Math.max(delay, 1), maxDelayMicroseconds));
  }
}
