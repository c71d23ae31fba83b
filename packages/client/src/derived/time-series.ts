import type { Sample } from './sample.ts';

/** A value that is read from each sample. @public */
export interface Series<Stats> {
  /** Returns null if the value is not known. */
  readonly read: (stats: Stats) => number | null;
}

/** Several series over the same samples. @public */
export interface SeriesGroup<Stats> {
  readonly lines: readonly Series<Stats>[];
  /**
   * Samples that are further apart are not connected, and an older last sample is not the current value, in
   * milliseconds: nothing was measured in between, as during an outage.
   */
  readonly maxGapMs: number;
}

/**
 * Times in seconds since 1970, then the values of each series at these times; null if unknown.
 *
 * @public
 */
export type SeriesData = [number[], ...(number | null)[][]];

/**
 * The points of several series, with a point of nulls in each gap.
 *
 * @example
 * const [times, roundTrips] = seriesData({ lines: [{ read: (stats) => stats.roundTripMs }], maxGapMs }, samples);
 * @public
 */
export function seriesData<Stats>(
  { lines, maxGapMs }: SeriesGroup<Stats>,
  samples: readonly Sample<Stats>[],
): SeriesData {
  const times: number[] = [];
  const values = lines.map((): (number | null)[] => []);
  let previous: number | null = null;
  for (const { at, stats } of samples) {
    if (previous !== null && at - previous > maxGapMs) {
      times.push((previous + at) / 2_000);
      for (const line of values) line.push(null);
    }
    times.push(at / 1_000);
    for (const [index, { read }] of lines.entries()) values[index]?.push(read(stats));
    previous = at;
  }
  return [times, ...values];
}

/** The current value and the range of one series. @public */
export interface ValueRange {
  /** Null if it is not known at the moment. */
  readonly current: number | null;
  readonly min: number;
  readonly max: number;
}

/**
 * The range of each series; null for a series without any value.
 *
 * @param now milliseconds since 1970
 * @example
 * const [range] = valueRanges({ lines: [{ read: (stats) => stats.roundTripMs }], maxGapMs }, samples, Date.now());
 * @public
 */
export function valueRanges<Stats>(
  { lines, maxGapMs }: SeriesGroup<Stats>,
  samples: readonly Sample<Stats>[],
  now: number,
): readonly (ValueRange | null)[] {
  const last = samples.at(-1);
  const latest = last !== undefined && now - last.at <= maxGapMs ? last.stats : null;
  return lines.map(({ read }) => {
    const known = samples.map(({ stats }) => read(stats)).filter((value) => value !== null);
    if (known.length === 0) return null;
    return {
      current: latest === null ? null : read(latest),
      min: Math.min(...known),
      max: Math.max(...known),
    };
  });
}
