import type { Figures } from '../metrics/metrics.ts';
import type { Log } from './log.ts';

const MINUTE = 60_000;

/**
 * Writes down how much is there and how much has happened since the start: once a minute, unless nothing
 * has changed, and when the server stops. It tells of nobody, so that it may stand in any log.
 */
export class ActivityLog implements Disposable {
  readonly #log: Pick<Log, 'info'>;
  readonly #figures: () => Figures;
  readonly #timer: NodeJS.Timeout;
  #last: string;

  constructor(log: Pick<Log, 'info'>, figures: () => Figures) {
    this.#log = log;
    this.#figures = figures;
    this.#last = JSON.stringify(summary(figures()));
    this.#timer = setInterval(() => this.#look(), MINUTE);
    this.#timer.unref();
  }

  /** Writes how it stands now, whether or not anything has happened. */
  write(): void {
    this.#log.info(summary(this.#figures()), 'activity');
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const now = JSON.stringify(summary(this.#figures()));
    if (now === this.#last) return;
    this.#last = now;
    this.write();
  }
}

function summary({ connections, rooms, people, away, ...since }: Figures) {
  return {
    connections,
    rooms,
    people,
    away,
    accepted: since.accepted,
    relayed: since.relayed,
    refused: happened(since.refused),
    cut: happened(since.cut),
    callsRefused: happened(since.callsRefused),
  };
}

/** Only the reasons for which there was a no at all. */
function happened(counts: Iterable<[string, number]>): Readonly<Record<string, number>> {
  return Object.fromEntries([...counts].filter(([, count]) => count > 0));
}
