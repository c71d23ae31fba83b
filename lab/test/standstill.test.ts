import { describe, expect, test } from 'vitest';
import { standstill, worse } from '../scenarios/standstill.ts';

/** Pictures every 40 ms within a time, both ends included. */
const pictures = (from: number, to: number): number[] =>
  Array.from({ length: Math.floor((to - from) / 40) + 1 }, (_, index) => from + index * 40);

describe('a standstill', () => {
  test('lasts from the last picture before to the first one after', () => {
    const frames = [...pictures(0, 1_000), ...pictures(3_000, 4_000)];
    expect(standstill(frames, { begun: 1_010, usable: 1_500 })).toEqual({
      gap: 2_000,
      back: 1_500,
    });
  });

  test('is nothing that anybody noticed where pictures hardly stumbled', () => {
    const frames = [...pictures(0, 1_000), ...pictures(1_499, 4_000)];
    expect(standstill(frames, { begun: 1_010, usable: 1_010 })).toEqual({ gap: 499, back: 0 });
  });

  test('is over at once where the picture was back before the path was', () => {
    const frames = [...pictures(0, 1_000), ...pictures(2_000, 4_000)];
    expect(standstill(frames, { begun: 1_010, usable: 2_500 })).toEqual({ gap: 1_000, back: 0 });
  });

  test('that was over before anything happened does not count', () => {
    const frames = [0, ...pictures(5_000, 9_000)];
    expect(standstill(frames, { begun: 6_010, usable: 6_010 })).toEqual({ gap: 40, back: 0 });
  });

  test('that comes late is found', () => {
    const frames = [...pictures(0, 5_000), ...pictures(9_000, 9_400)];
    expect(standstill(frames, { begun: 1_000, usable: 1_000 })).toEqual({
      gap: 4_000,
      back: 8_000,
    });
  });

  test.each([
    ['there was never a picture', []],
    ['the last picture came before', pictures(0, 1_000)],
  ])('never ends where %s', (_, frames) => {
    const never = { gap: Infinity, back: Infinity };
    expect(standstill(frames, { begun: 1_010, usable: 1_010 })).toEqual(never);
  });

  test('of two people is the longer one', () => {
    const [short, long] = [
      { gap: 600, back: 500 },
      { gap: 700, back: 100 },
    ];
    expect(worse(short, long)).toBe(long);
    expect(worse(long, short)).toBe(long);
  });
});
