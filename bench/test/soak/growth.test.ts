import { expect, test } from 'vitest';
import { growthAfterFirstQuarter } from '../../soak/growth.ts';

const samples = (valueAt: (share: number) => number): readonly number[] =>
  Array.from({ length: 100 }, (_, index) => valueAt(index / 100));

test('memory that grows in the first quarter only is flat', () => {
  expect(growthAfterFirstQuarter(samples((share) => 100 + Math.min(share, 0.25) * 400))).toBe(0);
});

test('memory that varies around a value is flat', () => {
  expect(growthAfterFirstQuarter(samples((share) => 100 + 20 * Math.sin(share * 300)))).toBeCloseTo(
    0,
    1,
  );
});

test('a steady growth is found', () => {
  expect(growthAfterFirstQuarter(samples((share) => 100 + 20 * share))).toBeGreaterThan(0.05);
});

test('a few samples prove nothing', () => {
  expect(() => growthAfterFirstQuarter([1, 1, 1, 1, 1])).toThrow('too few');
});
