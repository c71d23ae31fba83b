import { createPeerId } from '@visavis/protocol/testing';
import { expect, test } from 'vitest';
import { turnRanks } from '../../src/peer-connection/connection-turns.ts';
import { StrangerRanks } from '../../src/peer-connection/stranger-ranks.ts';

const { firstStranger } = turnRanks;
const ben = createPeerId('ben');

test('each further connection to a peer has a higher rank, and that to another peer the first', () => {
  const ranks = new StrangerRanks();
  expect([ranks.next(ben), ranks.next(ben), ranks.next(ben)]).toEqual([
    firstStranger,
    firstStranger + 1,
    firstStranger + 2,
  ]);
  expect(ranks.next(createPeerId('cho'))).toBe(firstStranger);
});

test('only some peers are remembered', () => {
  const ranks = new StrangerRanks();
  for (let n = 0; n < 64; n += 1) ranks.next(createPeerId(`stranger-${n}`));
  ranks.next(ben);
  for (let n = 0; n < 64; n += 1) ranks.next(createPeerId(`other-${n}`));
  expect(ranks.next(ben)).toBe(firstStranger);
});
