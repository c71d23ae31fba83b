/** The points in which browsers differ from each other or from the specification. */
export interface BrowserVariant {
  /**
   * Whether addIceCandidate rejects a candidate with an unknown username fragment (OperationError, webrtc-pc
   * section 4.4.2) and an end of candidates before any description (InvalidStateError). Chromium accepts and
   * ignores both.
   */
  readonly strictCandidates: boolean;
  /** Whether ICE changes from `connected` to `completed`. In Chromium it stays `connected`. */
  readonly reportsCompleted: boolean;
  /**
   * Whether iceConnectionState becomes `failed`. In Chromium it stays `disconnected`, and only
   * connectionState becomes `failed`.
   */
  readonly reportsIceFailure: boolean;
  /**
   * Whether iceConnectionState becomes `checking` when ICE restarts after it was connected. In Chromium it is
   * `disconnected` until it is connected again.
   */
  readonly reportsCheckingAfterRestart: boolean;
}

/** The behaviour that webrtc-pc specifies. */
export const specifiedVariant: BrowserVariant = {
  strictCandidates: true,
  reportsCompleted: true,
  reportsIceFailure: true,
  reportsCheckingAfterRestart: true,
};

/** The behaviour of Chromium 156. */
export const chromiumVariant: BrowserVariant = {
  strictCandidates: false,
  reportsCompleted: false,
  reportsIceFailure: false,
  reportsCheckingAfterRestart: false,
};
