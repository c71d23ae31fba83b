import { describe, expect, test } from 'vitest';
import { densityOf, outlineOf } from './density.ts';
import { joining } from './fixture.ts';
import { moved, revealing, zoomed, type Span } from './span.ts';
import { ticksOf } from './ticks.ts';

const whole: Span = { from: 0, to: 1_000 };

describe('a span', () => {
  test('goes closer around a place that stays where it is', () => {
    const closer = zoomed(whole, whole, 0.25, 0.5);
    expect(closer).toEqual({ from: 125, to: 625 });
    expect(zoomed(closer, whole, 0.25, 2)).toEqual(whole);
  });

  test('never leaves the whole, and is never shorter than can be told apart', () => {
    expect(zoomed(whole, whole, 0.5, 40)).toEqual(whole);
    expect(moved({ from: 100, to: 200 }, whole, -500)).toEqual({ from: 0, to: 100 });
    expect(moved({ from: 100, to: 200 }, whole, Infinity)).toEqual({ from: 900, to: 1_000 });
    const { from, to } = zoomed(whole, whole, 0.5, 1e-9);
    expect(to - from).toBe(2);
  });

  test('moves no farther than it takes to show a time', () => {
    const part: Span = { from: 400, to: 500 };
    expect(revealing(part, whole, 450)).toBe(part);
    expect(revealing(part, whole, 300)).toEqual({ from: 290, to: 390 });
    expect(revealing(part, whole, 1_000)).toEqual({ from: 900, to: 1_000 });
  });
});

test('a scale has as many round times as there is room for', () => {
  expect(ticksOf({ from: 0, to: 10_000 }, 6)).toEqual([0, 2_000, 4_000, 6_000, 8_000, 10_000]);
  expect(ticksOf({ from: 130, to: 340 }, 5)).toEqual([150, 200, 250, 300]);
  expect(ticksOf({ from: 0, to: 0.5 }, 5)).toEqual([0]);
});

describe('the density', () => {
  test('counts each entry of the span once', () => {
    const { all, events } = densityOf(joining, { from: 0, to: 15 }, 4);
    expect(all).toEqual([4, 4, 4, 4]);
    expect(events.reduce((sum, count) => sum + count, 0)).toBe(5);
    const part = densityOf(joining, { from: 3.5, to: 6.2 }, 3);
    expect(part.all.reduce((sum, count) => sum + count, 0)).toBe(3);
  });

  test('is drawn so that one is seen beside a thousand', () => {
    expect(outlineOf([0, 1_000, 1], 1_000)).toBe('M1 1V0.000h1V1zM2 1V0.900h1V1z');
  });
});
