import type { TimeRange } from './time-range.ts';

const tickMultiples = [1, 2, 5];

/** The least round number of milliseconds that is no smaller than this: 1, 2 or 5 and zeros. */
function roundUp(ms: number): number {
  const power = 10 ** Math.floor(Math.log10(ms));
  return (tickMultiples.find((step) => step * power >= ms) ?? 10) * power;
}

/** The round times in a span that are worth a mark, where there is room for so many. */
export function ticksIn({ from, to }: TimeRange, most: number): readonly number[] {
  const step = roundUp(Math.max((to - from) / Math.max(most, 1), 1));
  const first = Math.ceil(from / step);
  const count = Math.max(Math.floor(to / step) - first + 1, 0);
  return Array.from({ length: count }, (_, index) => (first + index) * step);
}
