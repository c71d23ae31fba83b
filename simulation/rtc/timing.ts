import type { Range } from '../random/random.ts';

/** The durations of the browser's and the network's operations, in milliseconds. */
export interface Timing {
  /** An operation of the operations chain. */
  readonly operationMs: Range;
  /** Gathering a host candidate. */
  readonly gatherHostMs: Range;
  /** Gathering a candidate from a STUN or TURN server. */
  readonly gatherServerMs: Range;
  /** The wait before a new candidate pair is checked, in addition to the round trip. */
  readonly checkMs: Range;
  /** The wait before the recovery of the selected pair is noticed, in addition to the round trip. */
  readonly recheckMs: Range;
  /** ICE is disconnected after this time without an answer. */
  readonly disconnectedAfterMs: number;
  /** ICE fails after this time without an answer. RFC 7675 section 5.1 lets consent expire after 30 s. */
  readonly failedAfterMs: number;
  /** ICE fails after this time in which no check succeeded. */
  readonly checkingFailsAfterMs: number;
}

/** The approximate timing of Chromium 156. */
export const chromiumTiming: Timing = {
  operationMs: [1, 5],
  gatherHostMs: [1, 10],
  gatherServerMs: [20, 100],
  checkMs: [1, 50],
  recheckMs: [1, 1_000],
  disconnectedAfterMs: 6_000,
  failedAfterMs: 16_000,
  checkingFailsAfterMs: 15_000,
};
