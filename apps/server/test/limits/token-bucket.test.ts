import { describe, expect, test } from 'vitest';
import { TokenBucket } from '../../src/limits/token-bucket.ts';

describe('a token bucket', () => {
  test('allows a burst, then its rate', () => {
    const bucket = new TokenBucket({ perSecond: 10, burst: 3 }, 0);
    const took = [0, 0, 0, 0, 99, 101, 102, 10_000, 10_000, 10_000, 10_000];
    expect(took.map((now) => bucket.consume(now))).toEqual(
      [true, true, true, false].concat([false, true, false], [true, true, true, false]),
    );
  });

  test('takes all requested tokens or none', () => {
    const bucket = new TokenBucket({ perSecond: 10, burst: 3 }, 0);
    expect([4, 3, 1].map((tokens) => bucket.consume(0, tokens))).toEqual([false, true, false]);
  });
});
