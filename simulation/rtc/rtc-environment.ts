import type { MediaNetwork } from './media-network.ts';
import type { Random, Range, Scheduler } from '../clock/scheduler.ts';

/** How long things take, in milliseconds. */
export interface Timing {
  /** An operation of the operations chain. */
  readonly operationMs: Range;
  /** Until a device's own address is a candidate. */
  readonly gatherHostMs: Range;
  /** Until a STUN or TURN server has answered. */
  readonly gatherServerMs: Range;
  /** Until a pair of candidates has its turn to be checked, besides the round trip. */
  readonly checkMs: Range;
  /** Until a way that works again is noticed, besides the round trip. */
  readonly recheckMs: Range;
  /** Without an answer for this long, ICE is disconnected. */
  readonly disconnectedAfterMs: number;
  /** Without an answer for this long, ICE has failed. RFC 7675 section 5.1 gives consent 30 s. */
  readonly failedAfterMs: number;
  /** Checks that never succeeded are given up. */
  readonly checkingFailsAfterMs: number;
}

/** What Chromium 156 does, roughly. */
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

/** Where browsers differ from each other, or from the specification. */
export interface BrowserVariant {
  /**
   * A candidate of an unknown username fragment is an OperationError by webrtc-pc section 4.4.2, and the end
   * of candidates before any description an InvalidStateError. Chromium takes both and does nothing with them.
   */
  readonly strictCandidates: boolean;
  /** Whether ICE passes on to `completed`. Chromium stays at `connected`. */
  readonly reportsCompleted: boolean;
  /**
   * Whether iceConnectionState says that ICE has failed. In Chromium it says `disconnected`, and only
   * connectionState tells the failure.
   */
  readonly reportsIceFailure: boolean;
  /**
   * Whether a restart of ICE that was connected before is `checking`. In Chromium it is `disconnected` until
   * it is connected again.
   */
  readonly reportsCheckingAfterRestart: boolean;
}

/** What webrtc-pc says. */
export const specifiedVariant: BrowserVariant = {
  strictCandidates: true,
  reportsCompleted: true,
  reportsIceFailure: true,
  reportsCheckingAfterRestart: true,
};

/** What Chromium 156 makes of it. */
export const chromiumVariant: BrowserVariant = {
  strictCandidates: false,
  reportsCompleted: false,
  reportsIceFailure: false,
  reportsCheckingAfterRestart: false,
};

/** What all connections of one simulation share. */
export interface RtcEnvironment {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly network: MediaNetwork;
  readonly timing: Timing;
  readonly variant: BrowserVariant;
}
