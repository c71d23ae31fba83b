import { pick, randomInteger, type Random, type Range } from '../random/random.ts';

/** How long a failure lasts, in milliseconds: short, medium, and longer than every timeout. */
export const failureRangesMs: readonly Range[] = [
  [50, 2_000],
  [2_000, 20_000],
  [20_000, 90_000],
];

/** Picks the duration of a failure, in milliseconds. */
export function pickDurationMs(random: Random, ranges: readonly Range[] = failureRangesMs): number {
  const [min, max] = pick(random, ranges);
  return randomInteger(random, min, max);
}
