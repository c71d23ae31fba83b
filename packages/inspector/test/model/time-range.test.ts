import { describe, expect, test } from 'vitest';
import { panRange, rangeShowing, zoomRange, type TimeRange } from '../../src/model/time-range.ts';

const fullRange: TimeRange = { from: 0, to: 1_000 };

describe('a time range', () => {
  test('zooms around a time that keeps its position', () => {
    const closer = zoomRange(fullRange, fullRange, 0.25, 0.5);
    expect(closer).toEqual({ from: 125, to: 625 });
    expect(zoomRange(closer, fullRange, 0.25, 2)).toEqual(fullRange);
  });

  test('stays within the full range and keeps a minimum length', () => {
    expect(zoomRange(fullRange, fullRange, 0.5, 40)).toEqual(fullRange);
    expect(panRange({ from: 100, to: 200 }, fullRange, -500)).toEqual({ from: 0, to: 100 });
    expect(panRange({ from: 100, to: 200 }, fullRange, Infinity)).toEqual({ from: 900, to: 1_000 });
    const { from, to } = zoomRange(fullRange, fullRange, 0.5, 1e-9);
    expect(to - from).toBe(2);
  });

  test('moves just far enough to show a time', () => {
    const part: TimeRange = { from: 400, to: 500 };
    expect(rangeShowing(part, fullRange, 450)).toBe(part);
    expect(rangeShowing(part, fullRange, 300)).toEqual({ from: 290, to: 390 });
    expect(rangeShowing(part, fullRange, 1_000)).toEqual({ from: 900, to: 1_000 });
  });
});
