/** One object of a report. Browsers may deviate from webrtc-stats, so each value is checked. */
export type StatsEntry = Readonly<Record<string, unknown>>;

/** A finite number of an entry; null where it has none under this key, or the entry is missing. */
export function readNumber(entry: StatsEntry | undefined, key: string): number | null {
  const value = entry?.[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** A non-empty string of an entry; null where it has none under this key, or the entry is missing. */
export function readText(entry: StatsEntry | undefined, key: string): string | null {
  const value = entry?.[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The entries of an RTCStatsReport, by id and by type. */
export class StatsReport {
  readonly #byId = new Map<unknown, StatsEntry>();
  readonly #byType = new Map<unknown, StatsEntry[]>();

  constructor(report: RTCStatsReport) {
    report.forEach((entry: StatsEntry) => {
      this.#byId.set(entry['id'], entry);
      const sameType = this.#byType.get(entry['type']);
      if (sameType === undefined) this.#byType.set(entry['type'], [entry]);
      else sameType.push(entry);
    });
  }

  /** The entry whose id another entry has under a key. */
  getReferenced(by: StatsEntry | undefined, key: string): StatsEntry | undefined {
    return this.#byId.get(by?.[key]);
  }

  getAll(type: string): readonly StatsEntry[] {
    return this.#byType.get(type) ?? [];
  }

  /** The transport. There is one, because all media is bundled. */
  get transport(): StatsEntry | undefined {
    return this.getAll('transport')[0];
  }

  /** The candidate pair in use. The transport refers to it; Firefox marks it as `selected` instead. */
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
