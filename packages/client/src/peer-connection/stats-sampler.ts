import type { ConnectionStats } from '@visavis/machines';
import type { Platform } from '../platform/platform.ts';
import type { StatsCounters } from './read-stats.ts';

/** Milliseconds between two samples: frequent enough for the UI, and cheap. */
const sampleIntervalMs = 2_000;
/** Milliseconds from `connected` to the first sample. */
const firstSampleDelayMs = 500;

/** Samples the statistics of a connection at a fixed interval. */
export class StatsSampler implements Disposable {
  readonly #connection: RTCPeerConnection;
  readonly #platform: Pick<Platform, 'loadMeasurements'>;
  readonly #report: (stats: ConnectionStats) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #previous: StatsCounters | null = null;

  constructor(
    connection: RTCPeerConnection,
    platform: Pick<Platform, 'loadMeasurements'>,
    report: (stats: ConnectionStats) => void,
  ) {
    this.#connection = connection;
    this.#platform = platform;
    this.#report = report;
  }

  /** Starts or stops sampling. */
  run(isRunning: boolean): void {
    if (isRunning === (this.#timer !== undefined)) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (isRunning) this.#scheduleSample(firstSampleDelayMs);
  }

  #scheduleSample(delayMs: number): void {
    this.#timer = setTimeout(() => {
      this.#scheduleSample(sampleIntervalMs);
      void this.#sample();
    }, delayMs);
  }

  async #sample(): Promise<void> {
    try {
      const { readStats } = await this.#platform.loadMeasurements();
      const { stats, counters } = readStats(await this.#connection.getStats(), this.#previous);
      if (this.#timer === undefined) return;
      this.#previous = counters;
      this.#report(stats);
    } catch {
      // A connection that is being closed has no statistics, or what reads them could not be loaded.
    }
  }

  [Symbol.dispose](): void {
    this.run(false);
  }
}
