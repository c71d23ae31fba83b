/** A time range, in milliseconds since 1970. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The longest time within a range without a new video frame, in milliseconds; the whole range if there is no
 * frame at all. A freeze that continues after the range counts until the next frame.
 * @param frameTimes when the video advanced, in ascending order
 */
export function longestVideoFreezeMs(
  frameTimes: readonly number[],
  { from, to }: TimeRange,
): number {
  const before = frameTimes.findLast((at) => at <= from) ?? from;
  const within = frameTimes.filter((at) => at > from && at < to);
  const after = frameTimes.find((at) => at >= to) ?? to;
  const times = [before, ...within, after];
  return Math.max(...times.slice(1).map((at, index) => at - (times[index] ?? at)));
}
