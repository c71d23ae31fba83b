import { Generation, type PeerId } from '@visavis/protocol';

/**
 * The next generation above `floor`. The two sides of a pair only make numbers of different parity
 * (even: the larger id), so that two connections rebuilt at the same instant never have the same one
 * and the higher simply wins.
 */
export function nextGeneration(floor: number, self: PeerId, remote: PeerId): Generation {
  const parity = self > remote ? 0 : 1;
  const next = floor + 1;
  return Generation.parse(next % 2 === parity ? next : next + 1);
}
