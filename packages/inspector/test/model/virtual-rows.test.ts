import { expect, test } from 'vitest';
import { scrollOffsetToShow, visibleRows, scrollTopToShow } from '../../src/model/virtual-rows.ts';

test('only the visible rows of a long list are rendered, and a few more', () => {
  const { first, end } = visibleRows(26_000, 400, 26, 50_000);
  expect([first, end]).toEqual([992, 1_024]);
  expect(visibleRows(0, 400, 26, 3)).toEqual({ first: 0, end: 3 });
  expect(visibleRows(26_000, 400, 26, 0)).toEqual({ first: 0, end: 0 });
});

test('a list scrolls just far enough to show a row', () => {
  expect(scrollTopToShow(10, 200, 100, 20)).toBeNull();
  expect(scrollTopToShow(5, 200, 100, 20)).toBe(100);
  expect(scrollTopToShow(20, 200, 100, 20)).toBe(320);
});

test('both ends of an arrow become visible, or the first one if both do not fit', () => {
  expect(scrollOffsetToShow([100, 300], 0, 400, 20)).toBeNull();
  expect(scrollOffsetToShow([500, 700], 0, 400, 20)).toBe(320);
  expect(scrollOffsetToShow([100], 300, 400, 20)).toBe(80);
  expect(scrollOffsetToShow([100, 900], 0, 400, 20)).toBe(80);
  expect(scrollOffsetToShow([], 0, 400, 20)).toBeNull();
});
