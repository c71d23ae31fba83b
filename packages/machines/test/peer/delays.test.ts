import { describe, expect, it } from 'vitest';
import { pathSettleMs } from '../../src/peer/peer.ts';

describe('the time for a new path to settle', () => {
  it('depends on the round-trip time of the old path, within bounds', () => {
    const times = [0, 25, 100, 10_000].map(pathSettleMs);
    expect(times).toEqual([100, 175, 400, 3_000]);
    expect(pathSettleMs(null)).toBe(550);
  });
});
