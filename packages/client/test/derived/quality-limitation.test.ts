import { unknownStats, type ConnectionStats } from '@visavis/machines';
import { describe, expect, test } from 'vitest';
import { limitationPeriods, qualityLimitationOf } from '../../src/derived/derived.ts';

const sample = (at: number, change: Partial<ConnectionStats> = {}) => ({
  at,
  stats: { ...unknownStats, ...change },
});

describe('the quality limitation', () => {
  const samples = (...reasons: readonly (string | null)[]) =>
    reasons.map((qualityLimitation, at) => sample(at, { qualityLimitation }));

  test('counts after several equal samples, so that an adapting encoder is ignored', () => {
    expect(qualityLimitationOf(samples('bandwidth', 'bandwidth', 'bandwidth'))).toBeNull();
    expect(qualityLimitationOf(samples('none', 'cpu', 'cpu', 'cpu', 'cpu', 'cpu'))).toBe('cpu');
    expect(qualityLimitationOf(samples('cpu', 'cpu', 'cpu', 'cpu', 'none'))).toBeNull();
    expect(qualityLimitationOf(samples('cpu', 'bandwidth', 'cpu', 'cpu', 'cpu'))).toBeNull();
  });

  test('is null for a reason that a user cannot change', () => {
    expect(qualityLimitationOf(samples('other', 'other', 'other', 'other', 'other'))).toBeNull();
    expect(qualityLimitationOf(samples(null, null, null, null, null))).toBeNull();
  });
});

test('limitation periods extend from sample to sample', () => {
  const samples = [
    sample(2_000, { qualityLimitation: 'none' }),
    sample(4_000, { qualityLimitation: 'cpu' }),
    sample(6_000, { qualityLimitation: 'cpu' }),
    sample(8_000, { qualityLimitation: 'bandwidth' }),
    sample(10_000),
    sample(60_000, { qualityLimitation: 'other' }),
  ];
  expect(limitationPeriods(samples)).toEqual([
    { from: 2_000, to: 6_000, reason: 'cpu' },
    { from: 6_000, to: 8_000, reason: 'bandwidth' },
    { from: 60_000, to: 60_000, reason: 'other' },
  ]);
});
