import { expect, test } from 'vitest';
import { getStartupLimit } from '../../src/peer-connection/initial-resolution.ts';

test.each([
  [1080, 3],
  [720, 2],
  [360, 1],
  [240, 1],
])('a camera of %i lines is scaled down by %d at first', (height, scaleResolutionDownBy) => {
  const camera = { getSettings: () => ({ height }) };
  expect(getStartupLimit(camera)).toEqual({ scaleResolutionDownBy });
});

test('nothing is scaled down without a camera, or where its height is unknown', () => {
  const unlimited = { scaleResolutionDownBy: 1 };
  expect(getStartupLimit({ getSettings: () => ({}) })).toEqual(unlimited);
  expect(getStartupLimit(null)).toEqual(unlimited);
});
