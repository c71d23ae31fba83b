import { describe, expect, test } from 'vitest';
import {
  arrangeTiles,
  type Arrangement,
} from '../../../../src/features/tiles/layout/arrange-tiles.ts';
import type { Box, Size } from '../../../../src/features/tiles/layout/box.ts';

const gap = 8;
const areas: Readonly<Record<string, Size>> = {
  desk: { width: 1264, height: 728 },
  'wide desk': { width: 2544, height: 1000 },
  'phone in portrait': { width: 374, height: 740 },
  'phone in landscape': { width: 780, height: 374 },
};
const tileCounts = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((others) =>
  [0, 1, 2].filter((screens) => screens <= others).map((screens) => ({ others, screens })),
);

const boxesOf = ({ screens, others, own }: Arrangement) => [...screens, ...others, own];
const overlap = (a: Box, b: Box) =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + b.height &&
  b.top < a.top + a.height;

describe.each(Object.entries(areas))('on a %s', (_, area) => {
  test.each(tileCounts)('$others others with $screens screens fit without scrolling', (counts) => {
    const arrangement = arrangeTiles(area, counts, gap);
    expect(arrangement.others).toHaveLength(counts.others);
    expect(arrangement.screens).toHaveLength(counts.screens);
    for (const { left, top, width, height } of boxesOf(arrangement)) {
      expect(left).toBeGreaterThanOrEqual(0);
      expect(top).toBeGreaterThanOrEqual(0);
      expect(left + width).toBeLessThanOrEqual(area.width);
      expect(top + height).toBeLessThanOrEqual(area.height);
      expect(Math.min(width, height)).toBeGreaterThan(40);
    }
  });

  test.each(tileCounts)('$others others with $screens screens do not overlap', (counts) => {
    const arrangement = arrangeTiles(area, counts, gap);
    const boxes = arrangement.isOwnOnTop
      ? [...arrangement.screens, ...arrangement.others]
      : boxesOf(arrangement);
    const pairs = boxes.flatMap((a, index) => boxes.slice(index + 1).map((b) => [a, b] as const));
    for (const [a, b] of pairs) expect(overlap(a, b)).toBe(false);
  });
});

test('with one other member, the own tile is small and in a corner', () => {
  const { others, own, isOwnOnTop } = arrangeTiles(
    { width: 1264, height: 728 },
    { others: 1, screens: 0 },
    gap,
  );
  expect(isOwnOnTop).toBe(true);
  expect(own.width * 4).toBeLessThan(others[0]?.width ?? 0);
});

test('a shared screen is much larger than the tiles beside it', () => {
  const { screens, others } = arrangeTiles(
    { width: 1264, height: 728 },
    { others: 3, screens: 1 },
    gap,
  );
  expect(screens[0]?.width).toBeGreaterThan(900);
  for (const { width } of others) expect(width).toBeLessThan(300);
});

test('three tiles on a desk are two above one, so that little of a wide video is cropped', () => {
  const { others, own } = arrangeTiles(
    { width: 1264, height: 728 },
    { others: 2, screens: 0 },
    gap,
  );
  expect(others.map(({ top }) => top)).toEqual([0, 0]);
  expect(own.top).toBeGreaterThan(300);
  expect(own.left).toBeCloseTo((1264 - own.width) / 2, -1);
});

test('three tiles on a phone in portrait are in one column', () => {
  const { others, own } = arrangeTiles({ width: 374, height: 740 }, { others: 2, screens: 0 }, gap);
  expect(new Set([...others, own].map(({ top }) => top)).size).toBe(3);
});

test('no tile has a negative size before the first layout', () => {
  for (const counts of tileCounts) {
    for (const { width, height } of arrangeTiles({ width: 0, height: 0 }, counts, gap).others) {
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(0);
    }
  }
});
