/** One entry of a report. The types of webrtc-stats are only guaranteed by convention, so each value is proven. */
export type Entry = Readonly<Record<string, unknown>>;

/** A finite number; null where the entry has none under this name, or is not there. */
export function number(entry: Entry | undefined, key: string): number | null {
  const value = entry?.[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** A text with something in it; null where the entry has none under this name, or is not there. */
export function text(entry: Entry | undefined, key: string): string | null {
  const value = entry?.[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A report of getStats, by id and by type. */
export class StatsReport {
  readonly #byId = new Map<unknown, Entry>();
  readonly #byType = new Map<unknown, Entry[]>();

  constructor(report: RTCStatsReport) {
    report.forEach((entry: Entry) => {
      this.#byId.set(entry['id'], entry);
      const alike = this.#byType.get(entry['type']);
      if (alike === undefined) this.#byType.set(entry['type'], [entry]);
      else alike.push(entry);
    });
  }

  /** The entry that another one names under a key. */
  named(by: Entry | undefined, key: string): Entry | undefined {
    return this.#byId.get(by?.[key]);
  }

  all(type: string): readonly Entry[] {
    return this.#byType.get(type) ?? [];
  }

  /** The transport: everything of a connection is bundled into one. */
  get transport(): Entry | undefined {
    return this.all('transport')[0];
  }

  /** The candidate pair in use: the transport names it; Firefox marks it `selected`. */
  get pair(): Entry | undefined {
    return (
      this.named(this.transport, 'selectedCandidatePairId') ??
      this.all('candidate-pair').find(
        (entry) =>
          entry['selected'] === true ||
          (entry['nominated'] === true && entry['state'] === 'succeeded'),
      )
    );
  }
}
