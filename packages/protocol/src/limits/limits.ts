/**
 * Every bound that both sides of the wire must agree on, in one place.
 * Sizes are in UTF-16 code units for text and in bytes for frames; times are in milliseconds.
 */
export const limits = {
  /** The most people in one room. A mesh of more is beyond what homes can upload. */
  maxMembersPerRoom: 8,
  /** Length of a room's name. */
  maxRoomNameLength: 64,
  /** Length of a person's name. */
  maxNameLength: 64,
  /** An SDP blob. Real ones with four transceivers are 5 to 15 KB; 64 KB leaves room for many codecs. */
  maxSdpLength: 65_536,
  /** One candidate line. The grammar of RFC 8839 section 5.1 rarely passes 200. */
  maxCandidateLength: 1_024,
  /** `sdpMid` and `usernameFragment`; RFC 8839 section 5.4 ends the latter at 256. */
  maxIceTokenLength: 256,
  /** The highest generation that travels. */
  maxGeneration: 2 ** 52,
  /**
   * The highest generation that an offer begins a connection with: as milliseconds since 1970, the year
   * 10889, which no clock shows by mistake. From here up to `generation` a pair never runs out of numbers.
   */
  maxOfferedGeneration: 2 ** 48,
  /** Signals in one `signal.send`. */
  maxSignalsPerBatch: 64,
  /** One WebSocket message in either direction: a batch with one large description, and air. */
  maxFrameBytes: 262_144,
  /** One message on the control channel between two pages. A profile has a few hundred characters. */
  maxPeerMessageLength: 4_096,
  /** Reliable messages in one batch between two pages. */
  maxMessagesPerBatch: 16,
  /** Capabilities in one `hello`, and the length of each. */
  maxCapabilities: 32,
  maxCapabilityLength: 64,
  /** The longest time that a timer can wait for, in milliseconds: beyond it, it would fire at once. */
  maxTimerMs: 2 ** 31 - 1,
} as const;
