import { limits, type Generation, type PeerId } from '@visavis/protocol';

/**
 * The next generation above `floor`. The two sides of a pair only make numbers of different parity
 * (even: the larger id), so that two connections rebuilt at the same instant never have the same one
 * and the higher simply wins. It gives a generation for every floor: one below 1, as of a clock before
 * 1970, counts as 0, and at the upper bound the last number of this side is given again.
 */
export function nextGeneration(floor: number, self: PeerId, remote: PeerId): Generation {
  const parity = self > remote ? 0 : 1;
  // The bound is even, so that both parities have a number in the last two.
  const next = Math.min(Math.max(floor, 0), limits.maxGeneration - 2) + 1;
  return next % 2 === parity ? next : next + 1;
}
