import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  reconnectBackoff,
  computeReconnectBackoffMs,
  computeOpenTimeoutMs,
} from '../../src/signaling/signaling.ts';

const attempt = fc.nat({ max: 10_000 });
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('the reconnect backoff', () => {
  it('stays within its bounds after any number of failures', () => {
    fc.assert(
      fc.property(attempt, chance, (attempt, chance) => {
        const delay = computeReconnectBackoffMs(attempt, chance);
        expect(delay).toBeGreaterThanOrEqual(reconnectBackoff.minMs / 2);
        expect(delay).toBeLessThanOrEqual(reconnectBackoff.maxMs);
        expect(Number.isInteger(delay)).toBe(true);
      }),
    );
  });

  it('never becomes shorter with another failure and the same jitter', () => {
    fc.assert(
      fc.property(attempt, chance, (attempt, chance) => {
        expect(computeReconnectBackoffMs(attempt + 1, chance)).toBeGreaterThanOrEqual(
          computeReconnectBackoffMs(attempt, chance),
        );
      }),
    );
  });

  it('is spread over the upper half of its ceiling', () => {
    expect([0, 1, 2, 3, 4, 5, 6].map((n) => computeReconnectBackoffMs(n, 0))).toEqual([
      125, 250, 500, 1000, 2000, 4000, 4000,
    ]);
    expect(computeReconnectBackoffMs(2, 0.5)).toBe(750);
    expect(computeReconnectBackoffMs(2, 0.999_999)).toBe(1000);
  });
});

describe('the open timeout', () => {
  it('is short for the first attempt, and never longer than a slow network needs', () => {
    expect([0, 1, 2, 3, 10_000].map(computeOpenTimeoutMs)).toEqual([
      2_500, 5_000, 10_000, 10_000, 10_000,
    ]);
  });
});
