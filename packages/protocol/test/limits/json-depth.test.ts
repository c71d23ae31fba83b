import { expect, test } from 'vitest';
import { isDeeperThan } from '../../src/index.ts';

test.each([
  [[], 1],
  [{ a: 1, b: [] }, 2],
  [[1, [2, { a: [3] }], 4], 4],
] as const)('%j is nested %i times', (value, depth) => {
  expect(isDeeperThan(value, depth)).toBe(false);
  expect(isDeeperThan(value, depth - 1)).toBe(true);
});

test.each([1, 'text', null])('%j is not nested', (value) => {
  expect(isDeeperThan(value, 0)).toBe(false);
});

test('no nesting exhausts the stack', () => {
  const depth = 100_000;
  const value: unknown = JSON.parse('['.repeat(depth) + ']'.repeat(depth));
  expect(isDeeperThan(value, 16)).toBe(true);
  expect(isDeeperThan(value, depth)).toBe(false);
});
