import { describe, expect, test } from 'vitest';
import { computeDensity, densityPath } from '../../src/model/density.ts';
import { joiningEntries } from '../support/entries.ts';

describe('the density', () => {
  test('counts each entry of the range once', () => {
    const { all, events } = computeDensity(joiningEntries, { from: 0, to: 15 }, 4);
    expect(all).toEqual([4, 4, 4, 4]);
    expect(events.reduce((sum, count) => sum + count, 0)).toBe(5);
    const part = computeDensity(joiningEntries, { from: 3.5, to: 6.2 }, 3);
    expect(part.all.reduce((sum, count) => sum + count, 0)).toBe(3);
  });

  test('is rendered so that one entry is visible beside a thousand', () => {
    expect(densityPath([0, 1_000, 1], 1_000)).toBe('M1 1V0.000h1V1zM2 1V0.900h1V1z');
  });
});
