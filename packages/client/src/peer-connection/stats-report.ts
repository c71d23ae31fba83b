/** One entry of a report. The types of webrtc-stats are only guaranteed by convention, so each value is proven. */
export type StatsEntry = Readonly<Record<string, unknown>>;

/** A finite number; null where the entry has none under this name, or is not there. */
export function readNumber(entry: StatsEntry | undefined, key: string): number | null {
  const value = entry?.[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** A text with something in it; null where the entry has none under this name, or is not there. */
export function readText(entry: StatsEntry | undefined, key: string): string | null {
  const value = entry?.[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A report of getStats, by id and by type. */
export class StatsReport {
  readonly #byId = new Map<unknown, StatsEntry>();
  readonly #byType = new Map<unknown, StatsEntry[]>();

  constructor(report: RTCStatsReport) {
    report.forEach((entry: StatsEntry) => {
      this.#byId.set(entry['id'], entry);
      const alike = this.#byType.get(entry['type']);
      if (alike === undefined) this.#byType.set(entry['type'], [entry]);
      else alike.push(entry);
    });
  }

  /** The entry that another one names under a key. */
  getReferenced(by: StatsEntry | undefined, key: string): StatsEntry | undefined {
    return this.#byId.get(by?.[key]);
  }

  getAll(type: string): readonly StatsEntry[] {
    return this.#byType.get(type) ?? [];
  }

  /** The transport: everything of a connection is bundled into one. */
  get transport(): StatsEntry | undefined {
    return this.getAll('transport')[0];
  }

  /** The candidate pair in use: the transport names it; Firefox marks it `selected`. */
  get selectedCandidatePair(): StatsEntry | undefined {
    return (
      this.getReferenced(this.transport, 'selectedCandidatePairId') ??
      this.getAll('candidate-pair').find(
        (entry) =>
          entry['selected'] === true ||
          (entry['nominated'] === true && entry['state'] === 'succeeded'),
      )
    );
  }
}
