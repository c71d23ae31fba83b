import { createPeerId } from '@visavis/protocol/testing';
import { expect, test } from 'vitest';
import { turnRanks } from '../../src/peer-connection/connection-turns.ts';
import { StrangerRanks } from '../../src/peer-connection/stranger-ranks.ts';

const ben = createPeerId('ben');
const cho = createPeerId('cho');
const dov = createPeerId('dov');

test('who has had fewer connections comes first, and then who has asked first', () => {
  const ranks = new StrangerRanks();
  const requests = [ben, ben, cho, ben, cho, dov].map((peer, index) => ({
    name: `${peer === ben ? 'ben' : peer === cho ? 'cho' : 'dov'} ${index}`,
    rank: ranks.next(peer),
  }));
  expect(Math.min(...requests.map(({ rank }) => rank))).toBeGreaterThan(turnRanks.known);
  expect(requests.toSorted((a, b) => a.rank - b.rank).map(({ name }) => name)).toEqual([
    'ben 0',
    'cho 2',
    'dov 5',
    'ben 1',
    'cho 4',
    'ben 3',
  ]);
});

test('only some peers are remembered', () => {
  const ranks = new StrangerRanks();
  const forget = () => {
    for (let n = 0; n < 64; n += 1) ranks.next(createPeerId(`stranger-${n}`));
  };
  ranks.next(ben);
  forget();
  // A second connection would come after the first one of anybody else.
  expect(ranks.next(ben)).toBeLessThan(ranks.next(createPeerId('stranger-63')));
});
