import { describe, expect, test } from 'vitest';
import { longestFreeze, longerFreeze } from '../../scenarios/video-freeze.ts';

/** Pictures every 40 ms within a time, both ends included. */
const pictures = (from: number, to: number): number[] =>
  Array.from({ length: Math.floor((to - from) / 40) + 1 }, (_, index) => from + index * 40);

describe('a standstill', () => {
  test('lasts from the last picture before to the first one after', () => {
    const frames = [...pictures(0, 1_000), ...pictures(3_000, 4_000)];
    expect(longestFreeze(frames, { startedAt: 1_010, usableAt: 1_500 })).toEqual({
      gapMs: 2_000,
      recoveryMs: 1_500,
    });
  });

  test('is nothing that anybody noticed where pictures hardly stumbled', () => {
    const frames = [...pictures(0, 1_000), ...pictures(1_499, 4_000)];
    expect(longestFreeze(frames, { startedAt: 1_010, usableAt: 1_010 })).toEqual({
      gapMs: 499,
      recoveryMs: 0,
    });
  });

  test('is over at once where the picture was back before the path was', () => {
    const frames = [...pictures(0, 1_000), ...pictures(2_000, 4_000)];
    expect(longestFreeze(frames, { startedAt: 1_010, usableAt: 2_500 })).toEqual({
      gapMs: 1_000,
      recoveryMs: 0,
    });
  });

  test('that was over before anything happened does not count', () => {
    const frames = [0, ...pictures(5_000, 9_000)];
    expect(longestFreeze(frames, { startedAt: 6_010, usableAt: 6_010 })).toEqual({
      gapMs: 40,
      recoveryMs: 0,
    });
  });

  test('that comes late is found', () => {
    const frames = [...pictures(0, 5_000), ...pictures(9_000, 9_400)];
    expect(longestFreeze(frames, { startedAt: 1_000, usableAt: 1_000 })).toEqual({
      gapMs: 4_000,
      recoveryMs: 8_000,
    });
  });

  test.each([
    ['there was never a picture', []],
    ['the last picture came before', pictures(0, 1_000)],
  ])('never ends where %s', (_, frames) => {
    const never = { gapMs: Infinity, recoveryMs: Infinity };
    expect(longestFreeze(frames, { startedAt: 1_010, usableAt: 1_010 })).toEqual(never);
  });

  test('of two people is the longer one', () => {
    const [short, long] = [
      { gapMs: 600, recoveryMs: 500 },
      { gapMs: 700, recoveryMs: 100 },
    ];
    expect(longerFreeze(short, long)).toBe(long);
    expect(longerFreeze(long, short)).toBe(long);
  });
});
