import { EventLoopMonitor } from '../metrics/event-loop-monitor.ts';

/** Counts by what they count. They only grow. */
export type Counts = Readonly<Record<string, number>>;

/** How often the counts are noted, in milliseconds, and how many notes are kept: a minute and its beginning. */
const samplingIntervalMs = 1_000;
const maxSamples = 61;

interface CountsSample {
  readonly at: number;
  readonly counts: Counts;
  /** The longest hold-up of the event loop since the note before, in milliseconds. */
  readonly maxEventLoopDelayMs: number;
}

/** How many times each thing has happened between two moments. */
function subtractCounts(before: Counts, after: Counts): Counts {
  return Object.fromEntries(
    Object.entries(after).map(([word, count]) => [word, count - (before[word] ?? 0)]),
  );
}

/** Remembers how the counts of the server grew within the last minute. */
export class RecentCounts implements Disposable {
  readonly #counts: () => Counts;
  readonly #eventLoop = new EventLoopMonitor();
  readonly #timer: NodeJS.Timeout;
  readonly #samples: CountsSample[] = [];

  constructor(counts: () => Counts) {
    this.#counts = counts;
    this.#takeSample();
    this.#timer = setInterval(() => this.#takeSample(), samplingIntervalMs);
    this.#timer.unref();
  }

  /** How far back it reaches, in seconds, and what has happened since then. */
  get sinceFirstSample(): { readonly seconds: number; readonly counts: Counts } {
    const [first] = this.#samples;
    if (first === undefined) return { seconds: 0, counts: {} };
    return {
      seconds: (performance.now() - first.at) / 1_000,
      counts: subtractCounts(first.counts, this.#counts()),
    };
  }

  /** What has happened in each second, the newest last. */
  get history(): readonly Counts[] {
    return this.#samples
      .slice(1)
      .map(({ counts }, before) => subtractCounts(this.#samples[before]?.counts ?? {}, counts));
  }

  /** The longest hold-up of the event loop, in milliseconds. */
  get maxEventLoopDelayMs(): number {
    return Math.max(...this.#samples.map(({ maxEventLoopDelayMs }) => maxEventLoopDelayMs));
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    this.#eventLoop[Symbol.dispose]();
  }

  #takeSample(): void {
    const heldUpMs = this.#eventLoop.takeDelays().maxSeconds * 1_000;
    this.#samples.push({
      at: performance.now(),
      counts: this.#counts(),
      maxEventLoopDelayMs: heldUpMs,
    });
    if (this.#samples.length > maxSamples) this.#samples.shift();
  }
}
