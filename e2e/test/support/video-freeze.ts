/** A stretch of time, in milliseconds since 1970. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The longest time within a stretch in which a picture did not advance, in milliseconds: all of it where
 * there was no picture.
 * @param pictures when the picture advanced, in order
 */
export function longestVideoFreezeMs(pictures: readonly number[], { from, to }: TimeRange): number {
  const before = pictures.findLast((at) => at <= from) ?? from;
  const within = pictures.filter((at) => at > from && at < to);
  // The stretch ends in the middle of a standstill, which is over at the next picture, if there is one.
  const after = pictures.find((at) => at >= to) ?? to;
  const moments = [before, ...within, after];
  return Math.max(...moments.slice(1).map((at, index) => at - (moments[index] ?? at)));
}
