/** A time range, in milliseconds since the start of the recording. Its end is after its start. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** The length of the shortest range, in milliseconds. */
const minRangeMs = 2;

/** The position of a time in a range: 0 at its start, 1 at its end. */
export const fractionAt = ({ from, to }: TimeRange, at: number): number =>
  (at - from) / (to - from);

/** The time at a position in a range. */
export const timeAtFraction = ({ from, to }: TimeRange, fraction: number): number =>
  from + fraction * (to - from);

/** A range within the full one, moved or shortened if necessary. */
function clampRange(fullRange: TimeRange, from: number, length: number): TimeRange {
  const keptLength = Math.min(length, fullRange.to - fullRange.from);
  const start = Math.min(Math.max(from, fullRange.from), fullRange.to - keptLength);
  return { from: start, to: start + keptLength };
}

/**
 * Zooms a range. The time at `fraction` of the range stays there.
 * @param factor below 1 to zoom in, above 1 to zoom out
 */
export function zoomRange(
  range: TimeRange,
  fullRange: TimeRange,
  fraction: number,
  factor: number,
): TimeRange {
  const length = Math.max((range.to - range.from) * factor, minRangeMs);
  return clampRange(fullRange, timeAtFraction(range, fraction) - fraction * length, length);
}

/** Moves a range by some milliseconds, within the full range. */
export const panRange = (range: TimeRange, fullRange: TimeRange, offsetMs: number): TimeRange =>
  clampRange(fullRange, range.from + offsetMs, range.to - range.from);

/** Moves a range just far enough that it contains a time, with a margin. */
export function rangeShowing(range: TimeRange, fullRange: TimeRange, at: number): TimeRange {
  if (at >= range.from && at <= range.to) return range;
  const length = range.to - range.from;
  return clampRange(fullRange, at < range.from ? at - length / 10 : at - (length * 9) / 10, length);
}
