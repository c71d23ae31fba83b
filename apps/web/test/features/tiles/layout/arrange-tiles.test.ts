import { describe, expect, test } from 'vitest';
import {
  arrangeTiles,
  type Arrangement,
} from '../../../../src/features/tiles/layout/arrange-tiles.ts';
import type { Box, Size } from '../../../../src/features/tiles/layout/box.ts';

const GAP = 8;
const areas: Readonly<Record<string, Size>> = {
  desk: { width: 1264, height: 728 },
  'wide desk': { width: 2544, height: 1000 },
  'phone upright': { width: 374, height: 740 },
  'phone on its side': { width: 780, height: 374 },
};
const casts = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((others) =>
  [0, 1, 2].filter((screens) => screens <= others).map((screens) => ({ others, screens })),
);

const boxesOf = ({ screens, others, own }: Arrangement) => [...screens, ...others, own];
const overlap = (a: Box, b: Box) =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + b.height &&
  b.top < a.top + a.height;

describe.each(Object.entries(areas))('on a %s', (_, area) => {
  test.each(casts)('$others others with $screens screens all fit without scrolling', (cast) => {
    const arrangement = arrangeTiles(area, cast, GAP);
    expect(arrangement.others).toHaveLength(cast.others);
    expect(arrangement.screens).toHaveLength(cast.screens);
    for (const { left, top, width, height } of boxesOf(arrangement)) {
      expect(left).toBeGreaterThanOrEqual(0);
      expect(top).toBeGreaterThanOrEqual(0);
      expect(left + width).toBeLessThanOrEqual(area.width);
      expect(top + height).toBeLessThanOrEqual(area.height);
      expect(Math.min(width, height)).toBeGreaterThan(40);
    }
  });

  test.each(casts)('$others others with $screens screens lie upon nobody else', (cast) => {
    const arrangement = arrangeTiles(area, cast, GAP);
    const boxes = arrangement.isOwnOnTop
      ? [...arrangement.screens, ...arrangement.others]
      : boxesOf(arrangement);
    const pairs = boxes.flatMap((a, place) => boxes.slice(place + 1).map((b) => [a, b] as const));
    for (const [a, b] of pairs) expect(overlap(a, b)).toBe(false);
  });
});

test('face to face, the other one is large and one is oneself in the corner', () => {
  const { others, own, isOwnOnTop } = arrangeTiles(
    { width: 1264, height: 728 },
    { others: 1, screens: 0 },
    GAP,
  );
  expect(isOwnOnTop).toBe(true);
  expect(own.width * 4).toBeLessThan(others[0]?.width ?? 0);
});

test('a shared screen is much larger than the people beside it', () => {
  const { screens, others } = arrangeTiles(
    { width: 1264, height: 728 },
    { others: 3, screens: 1 },
    GAP,
  );
  expect(screens[0]?.width).toBeGreaterThan(900);
  for (const { width } of others) expect(width).toBeLessThan(300);
});

test('three people on a desk stand two above one, so that little of a wide picture is cut off', () => {
  const { others, own } = arrangeTiles(
    { width: 1264, height: 728 },
    { others: 2, screens: 0 },
    GAP,
  );
  expect(others.map(({ top }) => top)).toEqual([0, 0]);
  expect(own.top).toBeGreaterThan(300);
  expect(own.left).toBeCloseTo((1264 - own.width) / 2, -1);
});

test('three people on an upright phone stand one under the other', () => {
  const { others, own } = arrangeTiles({ width: 374, height: 740 }, { others: 2, screens: 0 }, GAP);
  expect(new Set([...others, own].map(({ top }) => top)).size).toBe(3);
});

test('before anything is measured nothing has a negative size', () => {
  for (const cast of casts) {
    for (const { width, height } of arrangeTiles({ width: 0, height: 0 }, cast, GAP).others) {
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(0);
    }
  }
});
