import { describe, expect, test } from 'vitest';
import {
  trackPath,
  transitionPaths,
} from '../../../src/features/connection-details/strip-paths.ts';

const names = ['new', 'checking', 'connected', 'failed'];
/** Three states in a row, and one in the next row. */
const points = [
  { x: 0, y: 10 },
  { x: 100, y: 10 },
  { x: 200, y: 10 },
  { x: 0, y: 60 },
];
const visits = (...states: readonly string[]) => states.map((state, at) => ({ state, at }));
const pathsOf = (...states: readonly string[]) => transitionPaths(visits(...states), names, points);

describe('the transition paths', () => {
  test('are none before the first transition', () => {
    expect(pathsOf()).toEqual([]);
    expect(pathsOf('new')).toEqual([]);
  });

  test('are straight from one state to the next', () => {
    expect(pathsOf('new', 'checking', 'connected')).toEqual([
      { key: '0-1', path: 'M0 10L100 10', isLatest: false },
      { key: '1-2', path: 'M100 10L200 10', isLatest: true },
    ]);
  });

  test('pass above skipped states, and below them in the other direction', () => {
    const [forward, back] = pathsOf('new', 'connected', 'new').map(({ path }) => path);
    expect(forward).toBe('M0 10C33 -10 167 -10 200 10');
    expect(back).toBe('M200 10C167 21 33 21 0 10');
  });

  test('lead from row to row', () => {
    expect(pathsOf('connected', 'failed').map(({ path }) => path)).toEqual([
      'M200 10C200 35 0 35 0 60',
    ]);
  });

  test('contain each transition once, the latest one at the end', () => {
    const steps = pathsOf('new', 'checking', 'new', 'checking').map(({ key, isLatest }) => [
      key,
      isLatest,
    ]);
    expect(steps).toEqual([
      ['1-0', false],
      ['0-1', true],
    ]);
  });

  test('omit unknown states, and a region that was entered again in the same state', () => {
    expect(pathsOf('new', 'elsewhere', 'checking')).toEqual([]);
    expect(pathsOf('new', 'new')).toEqual([]);
  });
});

test('the track is a line through the states of each row', () => {
  expect(trackPath(points)).toBe('M0 10L100 10L200 10M0 60');
});
