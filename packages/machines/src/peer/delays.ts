/** The named delays of the peer machine, in milliseconds. */
export const peerDelays = {
  /** A short disconnection mends itself: ICE consent is asked again every 5 s (RFC 7675), checks every 2.5 s. */
  grace: 2_000,
  /** From the first signal to a connection, before everything is built anew. Slow mobile networks take 10 s. */
  connecting: 15_000,
  /** How long an ICE restart may take: one trip over the server, and the checks. */
  restarting: 8_000,
  /** How long the way over the relay alone may take. */
  relaying: 8_000,
  /** How long a rebuilt connection may take, with its gathering. */
  rebuilding: 12_000,
  /** How long an answer may still come, by the server's resending, before its offer is taken for lost. */
  resending: 2_000,
} as const;

/** How many times a connection is rebuilt before the person is asked. */
export const rebuildAttempts = 3;
