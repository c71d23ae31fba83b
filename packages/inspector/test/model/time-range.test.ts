import { describe, expect, test } from 'vitest';
import { computeDensity, densityPath } from '../../src/model/density.ts';
import { joiningEntries } from '../support/entries.ts';
import { panRange, rangeShowing, zoomRange, type TimeRange } from '../../src/model/time-range.ts';
import { ticksIn } from '../../src/model/time-ticks.ts';

const whole: TimeRange = { from: 0, to: 1_000 };

describe('a span', () => {
  test('goes closer around a place that stays where it is', () => {
    const closer = zoomRange(whole, whole, 0.25, 0.5);
    expect(closer).toEqual({ from: 125, to: 625 });
    expect(zoomRange(closer, whole, 0.25, 2)).toEqual(whole);
  });

  test('never leaves the whole, and is never shorter than can be told apart', () => {
    expect(zoomRange(whole, whole, 0.5, 40)).toEqual(whole);
    expect(panRange({ from: 100, to: 200 }, whole, -500)).toEqual({ from: 0, to: 100 });
    expect(panRange({ from: 100, to: 200 }, whole, Infinity)).toEqual({ from: 900, to: 1_000 });
    const { from, to } = zoomRange(whole, whole, 0.5, 1e-9);
    expect(to - from).toBe(2);
  });

  test('moves no farther than it takes to show a time', () => {
    const part: TimeRange = { from: 400, to: 500 };
    expect(rangeShowing(part, whole, 450)).toBe(part);
    expect(rangeShowing(part, whole, 300)).toEqual({ from: 290, to: 390 });
    expect(rangeShowing(part, whole, 1_000)).toEqual({ from: 900, to: 1_000 });
  });
});

test('a scale has as many round times as there is room for', () => {
  expect(ticksIn({ from: 0, to: 10_000 }, 6)).toEqual([0, 2_000, 4_000, 6_000, 8_000, 10_000]);
  expect(ticksIn({ from: 130, to: 340 }, 5)).toEqual([150, 200, 250, 300]);
  expect(ticksIn({ from: 0, to: 0.5 }, 5)).toEqual([0]);
});

describe('the density', () => {
  test('counts each entry of the span once', () => {
    const { all, events } = computeDensity(joiningEntries, { from: 0, to: 15 }, 4);
    expect(all).toEqual([4, 4, 4, 4]);
    expect(events.reduce((sum, count) => sum + count, 0)).toBe(5);
    const part = computeDensity(joiningEntries, { from: 3.5, to: 6.2 }, 3);
    expect(part.all.reduce((sum, count) => sum + count, 0)).toBe(3);
  });

  test('is drawn so that one is seen beside a thousand', () => {
    expect(densityPath([0, 1_000, 1], 1_000)).toBe('M1 1V0.000h1V1zM2 1V0.900h1V1z');
  });
});
