import { expect, test } from 'vitest';
import { ticksIn } from '../../src/model/time-ticks.ts';

test('a scale has as many round times as fit', () => {
  expect(ticksIn({ from: 0, to: 10_000 }, 6)).toEqual([0, 2_000, 4_000, 6_000, 8_000, 10_000]);
  expect(ticksIn({ from: 130, to: 340 }, 5)).toEqual([150, 200, 250, 300]);
  expect(ticksIn({ from: 0, to: 0.5 }, 5)).toEqual([0]);
});
