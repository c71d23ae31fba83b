import type { MediaNetwork } from './network.ts';
import type { Random, Range, Scheduler } from './scheduler.ts';

/** How long things take, in milliseconds. */
export interface Timing {
  /** An operation of the operations chain. */
  readonly operation: Range;
  /** Until a device's own address is a candidate. */
  readonly gatherHost: Range;
  /** Until a STUN or TURN server has answered. */
  readonly gatherServer: Range;
  /** Until a pair of candidates has its turn to be checked, besides the round trip. */
  readonly check: Range;
  /** Until a way that works again is noticed, besides the round trip. */
  readonly recheck: Range;
  /** Without an answer for this long, ICE is disconnected. */
  readonly disconnectedAfter: number;
  /** Without an answer for this long, ICE has failed. RFC 7675 section 5.1 gives consent 30 s. */
  readonly failedAfter: number;
  /** Checks that never succeeded are given up. */
  readonly checkingFailsAfter: number;
}

/** What Chromium 156 does, roughly. */
export const chromiumTiming: Timing = {
  operation: [1, 5],
  gatherHost: [1, 10],
  gatherServer: [20, 100],
  check: [1, 50],
  recheck: [1, 1_000],
  disconnectedAfter: 6_000,
  failedAfter: 16_000,
  checkingFailsAfter: 15_000,
};

/** Where browsers differ from each other, or from the specification. */
export interface Dialect {
  /**
   * A candidate of an unknown username fragment is an OperationError by webrtc-pc section 4.4.2, and the end
   * of candidates before any description an InvalidStateError. Chromium takes both and does nothing with them.
   */
  readonly strictCandidates: boolean;
  /** Whether ICE passes on to `completed`. Chromium stays at `connected`. */
  readonly completes: boolean;
  /**
   * Whether iceConnectionState says that ICE has failed. In Chromium it says `disconnected`, and only
   * connectionState tells the failure.
   */
  readonly tellsIceFailure: boolean;
  /**
   * Whether a restart of ICE that was connected before is `checking`. In Chromium it is `disconnected` until
   * it is connected again.
   */
  readonly checksAfterRestart: boolean;
}

/** What webrtc-pc says. */
export const specifiedDialect: Dialect = {
  strictCandidates: true,
  completes: true,
  tellsIceFailure: true,
  checksAfterRestart: true,
};

/** What Chromium 156 makes of it. */
export const chromiumDialect: Dialect = {
  strictCandidates: false,
  completes: false,
  tellsIceFailure: false,
  checksAfterRestart: false,
};

/** What all connections of one simulation share. */
export interface World {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly network: MediaNetwork;
  readonly timing: Timing;
  readonly dialect: Dialect;
}
