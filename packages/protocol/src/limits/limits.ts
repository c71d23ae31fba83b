/** The limits that clients and servers must agree on. Lengths are in UTF-16 code units. @public */
export const limits = {
  /** Members of one room. Home networks cannot upload a larger mesh. */
  maxMembersPerRoom: 8,
  /** Length of the name of a room. */
  maxRoomNameLength: 64,
  /** Length of the name in a profile. */
  maxNameLength: 64,
  /** Length of an SDP. With four transceivers it is 5 to 15 KB; 64 KB allows for many codecs. */
  maxSdpLength: 65_536,
  /**
   * Length of a sealed signal of a private room, in base64url: 96 KiB, which is the JSON of a description of
   * `maxSdpLength` ASCII characters, with reserve.
   */
  maxSealedSignalLength: 131_072,
  /**
   * Length of a sealed profile, in base64url: one with a portrait has 6,300 characters, others have 600. The server
   * copies them to every member, so this one is small.
   */
  maxSealedProfileLength: 6_656,
  /** Length of a portrait, in base64url: a JPEG of 3 KB. */
  maxPortraitLength: 4_096,
  /** Width and height of a portrait, in pixels. */
  maxPortraitSide: 128,
  /** Length of a candidate line. By RFC 8839 section 5.1 it rarely exceeds 200. */
  maxCandidateLength: 1_024,
  /** Length of `sdpMid` and `usernameFragment`. RFC 8839 section 5.4 limits the latter to 256. */
  maxIceTokenLength: 256,
  /** The highest generation of a signal. */
  maxGeneration: 2 ** 52,
  /**
   * The highest generation of an offer that starts a connection. As milliseconds since 1970 this is the year
   * 10889, which no clock shows by mistake. From here to `maxGeneration`, a pair does not run out of numbers.
   */
  maxOfferedGeneration: 2 ** 48,
  /** Signals in one `signal.send`. */
  maxSignalsPerBatch: 64,
  /** Size of a WebSocket message in either direction: a batch with one large description, and reserve. */
  maxFrameBytes: 262_144,
  /**
   * How often arrays and objects contain each other in a message, between client and server or between two
   * pages. The deepest is a list of requests with batches of signals: 6.
   */
  maxJsonDepth: 16,
  /** Length of the id of a request, if it is a text. The response repeats it. */
  maxRequestIdLength: 64,
  /** One message on the control channel between two pages. A profile has a few hundred characters. */
  maxPeerMessageLength: 4_096,
  /** Reliable messages in one batch between two pages. */
  maxMessagesPerBatch: 16,
  /** Capabilities in one `hello`, and the length of each. */
  maxCapabilities: 32,
  maxCapabilityLength: 64,
  /** Members to whom a new link of a private room is sent. */
  maxLinkMembers: 64,
  /** The longest delay of a timer. With a longer one, it would fire at once. */
  maxTimerMs: 2 ** 31 - 1,
} as const;
