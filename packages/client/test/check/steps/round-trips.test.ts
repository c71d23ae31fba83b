import { describe, expect, test } from 'vitest';
import { findRoundTripIssue } from '../../../src/check/steps/round-trips.ts';

describe('round trips', () => {
  /** Responses to requests that are sent 250 ms apart. */
  const roundTripsOf = (...receivedAt: readonly number[]) =>
    receivedAt.map((at, index) => ({ sentAt: 250 * index, receivedAt: at }));

  test('that are short have no issue', () => {
    expect(findRoundTripIssue(roundTripsOf(20, 280, 515, 770, 1_025))).toBeNull();
  });

  test('that all take long have a high latency', () => {
    expect(findRoundTripIssue(roundTripsOf(700, 950, 1_200, 1_450, 1_700))).toBe('high-latency');
  });

  test.each([
    ['at the end', [3_000, 3_001, 3_002, 3_003, 3_004]],
    ['in the middle', [600, 601, 602, 3_600, 3_601]],
  ])('whose responses arrive together %s are buffered', (_, times) => {
    expect(findRoundTripIssue(roundTripsOf(...times))).toBe('buffered');
  });
});
