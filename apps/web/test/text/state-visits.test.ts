import { describe, expect, test } from 'vitest';
import { describeVisits, describeVisitsForScreenReader } from '../../src/text/state-visits.ts';

const first = new Date(2026, 10, 24, 9, 3, 5).getTime();

/** Visits of a state, one per minute. */
const visits = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ state: 'good', at: first + index * 60_000 }));

describe('the visits of a state', () => {
  test.each([
    [0, true, 0, 'Not entered so far.'],
    [1, true, 4_999, 'Since 09:03:05, just now.'],
    [1, true, 5_000, 'Since 09:03:05, 5 sec. ago.'],
    [1, true, 125_000, 'Since 09:03:05, 2 min. ago.'],
    [2, false, 63_000, 'Last at 09:04:05, just now, for the second time.'],
    [3, false, 7_320_000, 'Last at 09:05:05, 2 hr. ago, 3 times.'],
  ])('%i, current: %j, after %i ms', (count, isCurrent, passed, text) => {
    expect(describeVisits(visits(count), isCurrent, first + passed)).toBe(text);
  });

  test('have a text for screen readers that stays the same', () => {
    expect(describeVisitsForScreenReader([], false)).toBe('Not entered so far.');
    expect(describeVisitsForScreenReader(visits(1), true)).toBe('Now, since 09:03:05.');
    expect(describeVisitsForScreenReader(visits(2), false)).toBe('Last entered at 09:04:05.');
  });
});
