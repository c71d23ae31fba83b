import { median } from '../common/statistics.ts';

/** Memory may grow by this share after the first quarter. */
export const maxGrowth = 0.05;

/**
 * By which share a measurement has grown after the first quarter: from the second quarter, when caches are full
 * and code is compiled, to the last. Medians, because people come and go between two samples.
 *
 * @param samples taken in equal intervals, at least 8
 */
export function growthAfterFirstQuarter(samples: readonly number[]): number {
  const quarter = Math.floor(samples.length / 4);
  if (quarter < 2) throw new Error('There are too few samples.');
  const early = median(samples.slice(quarter, 2 * quarter));
  const late = median(samples.slice(-quarter));
  return late / early - 1;
}
