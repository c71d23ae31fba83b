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

test('only those who had a connection lately are remembered', () => {
  const ranks = new StrangerRanks();
  ranks.next(ben);
  for (let n = 0; n < 63; n += 1) ranks.next(createPeerId(`stranger-${n}`));
  expect(ranks.next(ben)).toBe(firstStranger + 1);
  for (let n = 100; n < 164; n += 1) ranks.next(createPeerId(`stranger-${n}`));
  expect(ranks.next(ben)).toBe(firstStranger);
});
