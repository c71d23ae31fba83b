import type { TimeRange } from './time-range.ts';

const tickMultiples = [1, 2, 5];

/** The next round number of milliseconds: 1, 2 or 5 times a power of ten. */
function roundUp(ms: number): number {
  const power = 10 ** Math.floor(Math.log10(ms));
  return (tickMultiples.find((step) => step * power >= ms) ?? 10) * power;
}

/** The round times in a range at which the scale has marks. @param maxTicks the approximate number that fits */
export function ticksIn({ from, to }: TimeRange, maxTicks: number): readonly number[] {
  const step = roundUp(Math.max((to - from) / Math.max(maxTicks, 1), 1));
  const first = Math.ceil(from / step);
  const count = Math.max(Math.floor(to / step) - first + 1, 0);
  return Array.from({ length: count }, (_, index) => (first + index) * step);
}
