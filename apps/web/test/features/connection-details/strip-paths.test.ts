import { describe, expect, test } from 'vitest';
import {
  trackPath,
  transitionPaths,
} from '../../../src/features/connection-details/strip-paths.ts';

const names = ['new', 'checking', 'connected', 'failed'];
/** Three stops on a row, and one on the next. */
const points = [
  { x: 0, y: 10 },
  { x: 100, y: 10 },
  { x: 200, y: 10 },
  { x: 0, y: 60 },
];
const visits = (...states: readonly string[]) => states.map((state, at) => ({ state, at }));
const legs = (...states: readonly string[]) => transitionPaths(visits(...states), names, points);

describe('the way travelled', () => {
  test('is none before a first step', () => {
    expect(legs()).toEqual([]);
    expect(legs('new')).toEqual([]);
  });

  test('is straight from one stop to the next', () => {
    expect(legs('new', 'checking', 'connected')).toEqual([
      { key: '0-1', path: 'M0 10L100 10', isLatest: false },
      { key: '1-2', path: 'M100 10L200 10', isLatest: true },
    ]);
  });

  test('passes above the stops that it leaves out, and below them on the way back', () => {
    const [forth, back] = legs('new', 'connected', 'new').map(({ path }) => path);
    expect(forth).toBe('M0 10C33 -10 167 -10 200 10');
    expect(back).toBe('M200 10C167 21 33 21 0 10');
  });

  test('leads from row to row', () => {
    expect(legs('connected', 'failed').map(({ path }) => path)).toEqual([
      'M200 10C200 35 0 35 0 60',
    ]);
  });

  test('has each step once however often it was taken, the latest at the end', () => {
    const steps = legs('new', 'checking', 'new', 'checking').map(({ key, isLatest }) => [
      key,
      isLatest,
    ]);
    expect(steps).toEqual([
      ['1-0', false],
      ['0-1', true],
    ]);
  });

  test('leaves out what is no stop, and a region that was entered anew where it had been left', () => {
    expect(legs('new', 'elsewhere', 'checking')).toEqual([]);
    expect(legs('new', 'new')).toEqual([]);
  });
});

test('a rail has a line through the stops of each row', () => {
  expect(trackPath(points)).toBe('M0 10L100 10L200 10M0 60');
});
