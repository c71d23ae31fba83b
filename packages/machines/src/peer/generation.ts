import { limits, type Generation, type PeerId } from '@visavis/protocol';

/**
 * The next generation above `floor`. The two peers of a pair use numbers of different parity (even for the
 * larger id), so connections that both rebuild at the same time never have the same number, and the higher
 * number wins. Every floor gives a valid generation: a floor below 0 (a clock before 1970) counts as 0, and
 * at the upper bound the last number of this parity is repeated.
 */
export function nextGeneration(floor: number, self: PeerId, remote: PeerId): Generation {
  const parity = self > remote ? 0 : 1;
  // maxGeneration is even, so one of the last two numbers has the right parity.
  const next = Math.min(Math.max(floor, 0), limits.maxGeneration - 2) + 1;
  return next % 2 === parity ? next : next + 1;
}
