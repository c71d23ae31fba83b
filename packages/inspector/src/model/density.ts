import { indexAtTime, type TraceEntry } from '@visavis/trace';
import { fractionAt, type TimeRange } from './time-range.ts';

/** How much happened in each of many equal parts of a span. */
export interface Density {
  /** All entries. */
  readonly all: readonly number[];
  /** Events alone. */
  readonly events: readonly number[];
}

/** Counts the entries of a span in as many columns as are asked for. */
export function computeDensity(
  entries: readonly TraceEntry[],
  span: TimeRange,
  columns: number,
): Density {
  const all = Array.from({ length: columns }, () => 0);
  const events = Array.from({ length: columns }, () => 0);
  for (let place = indexAtTime(entries, span.from); place < entries.length; place += 1) {
    const entry = entries[place];
    if (entry === undefined || entry.at > span.to) break;
    const column = Math.min(Math.floor(fractionAt(span, entry.at) * columns), columns - 1);
    all[column] = (all[column] ?? 0) + 1;
    if (entry.kind === 'event') events[column] = (events[column] ?? 0) + 1;
  }
  return { all, events };
}

/**
 * The outline of columns in a drawing that is one unit wide for each and one high. Heights grow with the
 * logarithm, so that a single entry is seen beside a thousand.
 */
export function densityPath(counts: readonly number[], most: number): string {
  const height = (count: number) => Math.log1p(count) / Math.log1p(Math.max(most, 1));
  return counts
    .map((count, column) =>
      count === 0 ? '' : `M${column} 1V${(1 - height(count)).toFixed(3)}h1V1z`,
    )
    .join('');
}
