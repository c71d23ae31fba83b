/** The named delays of the peer machine, in milliseconds. */
export const peerDelays = {
  /** A short disconnection mends itself: ICE consent is asked again every 5 s (RFC 7675), checks every 2.5 s. */
  disconnectedGraceMs: 2_000,
  /** From the first signal to a connection, before everything is built anew. Slow mobile networks take 10 s. */
  connectTimeoutMs: 15_000,
  /** How long an ICE restart may take: one trip over the server, and the checks. */
  iceRestartTimeoutMs: 8_000,
  /** How long the way over the relay alone may take. */
  relayTimeoutMs: 8_000,
  /** How long a rebuilt connection may take, with its gathering. */
  rebuildTimeoutMs: 12_000,
  /** How long an answer may still come, by the server's resending, before its offer is taken for lost. */
  answerTimeoutMs: 2_000,
} as const;

/** What a new way takes until a picture has come by it, beside its round trips, in milliseconds. */
const pathSettleBounds = {
  minMs: 100,
  maxMs: 3_000,
  roundTrips: 3,
  unknownRoundTripMs: 150,
} as const;

/**
 * How long sound and picture may take after an ICE restart was agreed on: a check, its nomination, the
 * asking for a whole picture, and that picture. A browser clings to the old way for seconds after nothing
 * has come by it any more, however good the new one is; a new connection has no old way to cling to.
 *
 * @param roundTripMs of the way that broke, null where it is not known
 * @returns milliseconds, from 100 to 3,000
 */
export function pathSettleMs(roundTripMs: number | null): number {
  const { minMs, maxMs, roundTrips, unknownRoundTripMs } = pathSettleBounds;
  return Math.min(maxMs, minMs + roundTrips * (roundTripMs ?? unknownRoundTripMs));
}

/** How many times a connection is rebuilt before the person is asked. */
export const maxRebuilds = 3;
