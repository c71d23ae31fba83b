import { expect, test } from 'vitest';
import { seriesData, valueRanges } from '../../src/derived/derived.ts';

interface Stats {
  readonly received: number | null;
  readonly sent: number | null;
}

const group = {
  lines: [{ read: ({ received }: Stats) => received }, { read: ({ sent }: Stats) => sent }],
  maxGapMs: 6_000,
};
const sample = (at: number, received: number | null, sent: number | null) => ({
  at,
  stats: { received, sent },
});

test('series have a value for each sample, and null for unknown values', () => {
  expect(seriesData(group, [sample(2_000, 1, 10), sample(4_000, null, 20)])).toEqual([
    [2, 4],
    [1, null],
    [10, 20],
  ]);
});

test('series are interrupted where samples are missing, as during an outage', () => {
  expect(seriesData(group, [sample(2_000, 5, 1), sample(12_000, 6, 2)])).toEqual([
    [2, 7, 12],
    [5, null, 6],
    [1, null, 2],
  ]);
});

test('ranges have the current value only if the last sample is recent', () => {
  const samples = [sample(0, 30, null), sample(2_000, 20, null)];
  expect(valueRanges(group, samples, 5_000)).toEqual([{ current: 20, min: 20, max: 30 }, null]);
  expect(valueRanges(group, samples, 20_000)).toEqual([{ current: null, min: 20, max: 30 }, null]);
});
