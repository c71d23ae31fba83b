/**
 * A percentile of some values (nearest rank).
 *
 * @param share from 0 to 1; 0.5 is the median
 * @throws if there are no values
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1));
  const value = sorted[index];
  if (value === undefined) throw new Error('There are no values.');
  return value;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The median ratio of two series that were measured in the same rounds. What affects a whole round cancels out. */
export function medianRatio(ours: readonly number[], theirs: readonly number[]): number {
  return median(ours.map((value, round) => value / (theirs[round] ?? Number.NaN)));
}
