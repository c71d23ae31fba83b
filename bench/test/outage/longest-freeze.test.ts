import { expect, test } from 'vitest';
import { longestVideoFreezeMs } from '../../../e2e/test/support/video-freeze.ts';

const pictures = [100, 150, 300, 350, 900, 950];

test.each([
  ['between two pictures', { from: 100, to: 350 }, 150],
  ['that had begun before the stretch', { from: 200, to: 350 }, 150],
  ['that goes on after the stretch', { from: 300, to: 400 }, 550],
  ['after the last picture', { from: 900, to: 2_000 }, 1_050],
])('a standstill %s counts in full', (_, stretch, ms) => {
  expect(longestVideoFreezeMs(pictures, stretch)).toBe(ms);
});

test('without any picture all of the stretch is a standstill', () => {
  expect(longestVideoFreezeMs([], { from: 100, to: 350 })).toBe(250);
});
