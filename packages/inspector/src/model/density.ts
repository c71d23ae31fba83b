import { indexAtTime, type TraceEntry } from '@visavis/trace';
import { fractionAt, type TimeRange } from './time-range.ts';

/** The number of entries in each column of a time range. */
export interface Density {
  readonly all: readonly number[];
  /** Only events. */
  readonly events: readonly number[];
}

/** Counts the entries in equal parts of a time range. */
export function computeDensity(
  entries: readonly TraceEntry[],
  range: TimeRange,
  columns: number,
): Density {
  const all = Array.from({ length: columns }, () => 0);
  const events = Array.from({ length: columns }, () => 0);
  for (let index = indexAtTime(entries, range.from); index < entries.length; index += 1) {
    const entry = entries[index];
    if (entry === undefined || entry.at > range.to) break;
    const column = Math.min(Math.floor(fractionAt(range, entry.at) * columns), columns - 1);
    all[column] = (all[column] ?? 0) + 1;
    if (entry.kind === 'event') events[column] = (events[column] ?? 0) + 1;
  }
  return { all, events };
}

/**
 * The SVG path of a bar chart, one unit wide per column and one unit high. Heights are logarithmic, so that one
 * entry is visible beside a thousand.
 */
export function densityPath(counts: readonly number[], maxCount: number): string {
  const height = (count: number) => Math.log1p(count) / Math.log1p(Math.max(maxCount, 1));
  return counts
    .map((count, column) =>
      count === 0 ? '' : `M${column} 1V${(1 - height(count)).toFixed(3)}h1V1z`,
    )
    .join('');
}
