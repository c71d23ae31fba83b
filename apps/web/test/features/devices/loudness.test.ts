import { expect, test } from 'vitest';
import { loudness } from '../../../src/features/devices/loudness.ts';

const tone = (amplitude: number) =>
  Float32Array.from({ length: 1_024 }, (_, index) => amplitude * Math.sin(index / 5));

test('silence is 0 and full scale is 1', () => {
  expect(loudness(new Float32Array(1_024))).toBe(0);
  expect(loudness(new Float32Array(0))).toBe(0);
  expect(loudness(tone(1))).toBe(1);
});

test('a tenfold amplitude is the same increase at every level', () => {
  const step = loudness(tone(0.1)) - loudness(tone(0.01));
  expect(step).toBeCloseTo(loudness(tone(0.2)) - loudness(tone(0.02)), 2);
  expect(step).toBeCloseTo(0.4, 1);
});
