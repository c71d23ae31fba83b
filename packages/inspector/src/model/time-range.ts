/** A stretch of time, in milliseconds since the recording began. Its end is later than its beginning. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** Nothing is shown closer than this, in milliseconds. */
const minRangeMs = 2;

/** Where in a span a time is: 0 at its beginning, 1 at its end. */
export const fractionAt = ({ from, to }: TimeRange, at: number): number =>
  (at - from) / (to - from);

/** The time at a share of a span. */
export const timeAtFraction = ({ from, to }: TimeRange, share: number): number =>
  from + share * (to - from);

/** A span as long as it is, or as long as the whole where it is longer, and inside of that. */
function clampRange(whole: TimeRange, from: number, length: number): TimeRange {
  const kept = Math.min(length, whole.to - whole.from);
  const start = Math.min(Math.max(from, whole.from), whole.to - kept);
  return { from: start, to: start + kept };
}

/**
 * Shows more or less of the whole. What is at `share` of the span stays there.
 * @param factor below 1 to go closer, above 1 to go back
 */
export function zoomRange(
  span: TimeRange,
  whole: TimeRange,
  share: number,
  factor: number,
): TimeRange {
  const length = Math.max((span.to - span.from) * factor, minRangeMs);
  return clampRange(whole, timeAtFraction(span, share) - share * length, length);
}

/** Moves a span by some milliseconds, as far as the whole goes. */
export const panRange = (span: TimeRange, whole: TimeRange, by: number): TimeRange =>
  clampRange(whole, span.from + by, span.to - span.from);

/** Moves a span just so far that a time is in it, with some room around. */
export function rangeShowing(span: TimeRange, whole: TimeRange, at: number): TimeRange {
  if (at >= span.from && at <= span.to) return span;
  const length = span.to - span.from;
  return clampRange(whole, at < span.from ? at - length / 10 : at - (length * 9) / 10, length);
}
