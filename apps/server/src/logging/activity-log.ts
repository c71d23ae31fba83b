import type { ServerStats } from '../metrics/metrics.ts';
import type { Logger } from './logger.ts';

const minuteMs = 60_000;

/**
 * Writes down how much is there and how much has happened since the start: once a minute, unless nothing
 * has changed, and when the server stops. It tells of nobody, so that it may stand in any log.
 */
export class ActivityLog implements Disposable {
  readonly #log: Pick<Logger, 'info'>;
  readonly #readStats: () => ServerStats;
  readonly #timer: NodeJS.Timeout;
  #lastSummary: string;

  constructor(log: Pick<Logger, 'info'>, figures: () => ServerStats) {
    this.#log = log;
    this.#readStats = figures;
    this.#lastSummary = JSON.stringify(summarizeStats(figures()));
    this.#timer = setInterval(() => this.#writeIfChanged(), minuteMs);
    this.#timer.unref();
  }

  /** Writes how it stands now, whether or not anything has happened. */
  write(): void {
    this.#log.info(summarizeStats(this.#readStats()), 'activity');
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }

  #writeIfChanged(): void {
    const now = JSON.stringify(summarizeStats(this.#readStats()));
    if (now === this.#lastSummary) return;
    this.#lastSummary = now;
    this.write();
  }
}

function summarizeStats({ connections, rooms, members, away, ...since }: ServerStats) {
  return {
    connections,
    rooms,
    members,
    away,
    accepted: since.accepted,
    relayedSignals: since.relayedSignals,
    refused: nonZeroCounts(since.refused),
    closed: nonZeroCounts(since.closed),
    requestsRefused: nonZeroCounts(since.requestsRefused),
  };
}

/** Only the reasons for which there was a no at all. */
function nonZeroCounts(counts: Iterable<[string, number]>): Readonly<Record<string, number>> {
  return Object.fromEntries([...counts].filter(([, count]) => count > 0));
}
