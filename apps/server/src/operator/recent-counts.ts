import { EventLoopMonitor } from '../metrics/event-loop-monitor.ts';

/** Counts by name. They only rise. */
export type Counts = Readonly<Record<string, number>>;

const samplingIntervalMs = 1_000;
/** One minute, and its start. */
const maxSamples = 61;

interface CountsSample {
  readonly at: number;
  readonly counts: Counts;
  /** The longest delay of the event loop since the previous sample. */
  readonly maxEventLoopDelayMs: number;
}

/** How much each count has risen. */
function subtractCounts(before: Counts, after: Counts): Counts {
  return Object.fromEntries(
    Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)]),
  );
}

/** Samples the counts of the server over the last minute. */
export class RecentCounts implements Disposable {
  readonly #readCounts: () => Counts;
  readonly #eventLoop = new EventLoopMonitor();
  readonly #timer: NodeJS.Timeout;
  readonly #samples: CountsSample[] = [];

  constructor(readCounts: () => Counts) {
    this.#readCounts = readCounts;
    this.#takeSample();
    this.#timer = setInterval(() => this.#takeSample(), samplingIntervalMs);
    this.#timer.unref();
  }

  /** The time since the first sample, and how much the counts have risen in it. */
  get sinceFirstSample(): { readonly seconds: number; readonly counts: Counts } {
    const [first] = this.#samples;
    if (first === undefined) return { seconds: 0, counts: {} };
    return {
      seconds: (performance.now() - first.at) / 1_000,
      counts: subtractCounts(first.counts, this.#readCounts()),
    };
  }

  /** How much the counts have risen in each second, the newest last. */
  get history(): readonly Counts[] {
    return this.#samples
      .slice(1)
      .map(({ counts }, before) => subtractCounts(this.#samples[before]?.counts ?? {}, counts));
  }

  /** The longest delay of the event loop in these samples. */
  get maxEventLoopDelayMs(): number {
    return Math.max(...this.#samples.map(({ maxEventLoopDelayMs }) => maxEventLoopDelayMs));
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    this.#eventLoop[Symbol.dispose]();
  }

  #takeSample(): void {
    const maxEventLoopDelayMs = this.#eventLoop.takeDelays().maxSeconds * 1_000;
    this.#samples.push({ at: performance.now(), counts: this.#readCounts(), maxEventLoopDelayMs });
    if (this.#samples.length > maxSamples) this.#samples.shift();
  }
}
