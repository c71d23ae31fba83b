/**
 * The value below which a share of all values lies (nearest rank).
 * @param share within 0 to 1; 0.5 is the median
 * @throws where there are no values
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1));
  const value = sorted[index];
  if (value === undefined) throw new Error('There is no percentile of nothing.');
  return value;
}

/** The middle one of all values. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The median of the ratios of two series that were taken in turn: what one round had in common cancels out. */
export function medianRatio(ours: readonly number[], theirs: readonly number[]): number {
  return median(ours.map((value, round) => value / (theirs[round] ?? Number.NaN)));
}
