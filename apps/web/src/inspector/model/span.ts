/** A stretch of time, in milliseconds since the recording began. Its end is later than its beginning. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Nothing is shown closer than this, in milliseconds. */
const CLOSEST = 2;

/** Where in a span a time is: 0 at its beginning, 1 at its end. */
export const shareOf = ({ from, to }: Span, at: number): number => (at - from) / (to - from);

/** The time at a share of a span. */
export const timeAt = ({ from, to }: Span, share: number): number => from + share * (to - from);

/** A span as long as it is, or as long as the whole where it is longer, and inside of that. */
function within(whole: Span, from: number, length: number): Span {
  const kept = Math.min(length, whole.to - whole.from);
  const start = Math.min(Math.max(from, whole.from), whole.to - kept);
  return { from: start, to: start + kept };
}

/**
 * Shows more or less of the whole. What is at `share` of the span stays there.
 * @param factor below 1 to go closer, above 1 to go back
 */
export function zoomed(span: Span, whole: Span, share: number, factor: number): Span {
  const length = Math.max((span.to - span.from) * factor, CLOSEST);
  return within(whole, timeAt(span, share) - share * length, length);
}

/** Moves a span by some milliseconds, as far as the whole goes. */
export const moved = (span: Span, whole: Span, by: number): Span =>
  within(whole, span.from + by, span.to - span.from);

/** Moves a span just so far that a time is in it, with some room around. */
export function revealing(span: Span, whole: Span, at: number): Span {
  if (at >= span.from && at <= span.to) return span;
  const length = span.to - span.from;
  return within(whole, at < span.from ? at - length / 10 : at - (length * 9) / 10, length);
}
