import { expect, test } from 'vitest';
import { longestVideoFreezeMs } from '../../../e2e/test/support/video-freeze.ts';

const frameTimes = [100, 150, 300, 350, 900, 950];

test.each([
  ['between two frames', { from: 100, to: 350 }, 150],
  ['that started before the range', { from: 200, to: 350 }, 150],
  ['that continues after the range', { from: 300, to: 400 }, 550],
  ['after the last frame', { from: 900, to: 2_000 }, 1_050],
])('a freeze %s counts in full', (_, range, expectedMs) => {
  expect(longestVideoFreezeMs(frameTimes, range)).toBe(expectedMs);
});

test('without any frame the whole range is a freeze', () => {
  expect(longestVideoFreezeMs([], { from: 100, to: 350 })).toBe(250);
});
