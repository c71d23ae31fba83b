import type { ServerStats } from '../metrics/metrics.ts';
import type { Logger } from './logger.ts';

const minuteMs = 60_000;

/**
 * Logs current figures and counts since the start: once a minute where something has changed, and when the server
 * stops. It identifies nobody, so it is logged at info.
 */
export class ActivityLog implements Disposable {
  readonly #logger: Pick<Logger, 'info'>;
  readonly #readStats: () => ServerStats;
  readonly #timer: NodeJS.Timeout;
  #lastSummary: string;

  constructor(logger: Pick<Logger, 'info'>, readStats: () => ServerStats) {
    this.#logger = logger;
    this.#readStats = readStats;
    this.#lastSummary = JSON.stringify(summarizeStats(readStats()));
    this.#timer = setInterval(() => this.#writeIfChanged(), minuteMs);
    this.#timer.unref();
  }

  /** Logs the figures now, whether or not they have changed. */
  write(): void {
    this.#logger.info(summarizeStats(this.#readStats()), 'activity');
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

/** The reasons with a count above 0. */
function nonZeroCounts(counts: Iterable<[string, number]>): Readonly<Record<string, number>> {
  return Object.fromEntries([...counts].filter(([, count]) => count > 0));
}
