import { describe, expect, test } from 'vitest';
import { longestFreeze, longerFreeze } from '../../scenarios/video-freeze.ts';

/** Frames every 40 ms in a time range, including both ends. */
const framesBetween = (from: number, to: number): number[] =>
  Array.from({ length: Math.floor((to - from) / 40) + 1 }, (_, index) => from + index * 40);

describe('a freeze', () => {
  test('lasts from the last frame before to the first frame after', () => {
    const frames = [...framesBetween(0, 1_000), ...framesBetween(3_000, 4_000)];
    expect(longestFreeze(frames, { startedAt: 1_010, usableAt: 1_500 })).toEqual({
      gapMs: 2_000,
      recoveryMs: 1_500,
    });
  });

  test('that is short has no recovery time', () => {
    const frames = [...framesBetween(0, 1_000), ...framesBetween(1_499, 4_000)];
    expect(longestFreeze(frames, { startedAt: 1_010, usableAt: 1_010 })).toEqual({
      gapMs: 499,
      recoveryMs: 0,
    });
  });

  test('that ends before the path is usable has no recovery time', () => {
    const frames = [...framesBetween(0, 1_000), ...framesBetween(2_000, 4_000)];
    expect(longestFreeze(frames, { startedAt: 1_010, usableAt: 2_500 })).toEqual({
      gapMs: 1_000,
      recoveryMs: 0,
    });
  });

  test('that ended before the disruption does not count', () => {
    const frames = [0, ...framesBetween(5_000, 9_000)];
    expect(longestFreeze(frames, { startedAt: 6_010, usableAt: 6_010 })).toEqual({
      gapMs: 40,
      recoveryMs: 0,
    });
  });

  test('that starts late is found', () => {
    const frames = [...framesBetween(0, 5_000), ...framesBetween(9_000, 9_400)];
    expect(longestFreeze(frames, { startedAt: 1_000, usableAt: 1_000 })).toEqual({
      gapMs: 4_000,
      recoveryMs: 8_000,
    });
  });

  test.each([
    ['there was no frame', []],
    ['the last frame came before the disruption', framesBetween(0, 1_000)],
  ])('never ends if %s', (_, frames) => {
    const never = { gapMs: Infinity, recoveryMs: Infinity };
    expect(longestFreeze(frames, { startedAt: 1_010, usableAt: 1_010 })).toEqual(never);
  });

  test('of two participants is the longer one', () => {
    const [short, long] = [
      { gapMs: 600, recoveryMs: 500 },
      { gapMs: 700, recoveryMs: 100 },
    ];
    expect(longerFreeze(short, long)).toBe(long);
    expect(longerFreeze(long, short)).toBe(long);
  });
});
