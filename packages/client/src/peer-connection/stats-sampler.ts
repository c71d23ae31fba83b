import type { ConnectionStats } from '@visavis/machines';
import { readStats, type StatsCounters } from './read-stats.ts';

/** Milliseconds between two looks at a connection's statistics: often enough to be lively, cheap enough to forget. */
const sampleIntervalMs = 2_000;
/** Milliseconds from the moment of being connected to the first look. */
const firstSampleDelayMs = 500;

/** Looks at a connection's statistics at a steady pace while it is connected. */
export class StatsSampler implements Disposable {
  readonly #connection: RTCPeerConnection;
  readonly #report: (stats: ConnectionStats) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #before: StatsCounters | null = null;

  constructor(connection: RTCPeerConnection, report: (stats: ConnectionStats) => void) {
    this.#connection = connection;
    this.#report = report;
  }

  /** Starts or stops looking. */
  run(running: boolean): void {
    if (running === (this.#timer !== undefined)) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (running) this.#lookIn(firstSampleDelayMs);
  }

  #lookIn(delay: number): void {
    this.#timer = setTimeout(() => {
      this.#lookIn(sampleIntervalMs);
      void this.#look();
    }, delay);
  }

  async #look(): Promise<void> {
    try {
      const { stats, counters } = readStats(await this.#connection.getStats(), this.#before);
      if (this.#timer === undefined) return;
      this.#before = counters;
      this.#report(stats);
    } catch {
      // A connection that is being closed has no statistics to give.
    }
  }

  [Symbol.dispose](): void {
    this.run(false);
  }
}
