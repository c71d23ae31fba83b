/** The delays of the peer machine, in milliseconds. */
export const peerDelays = {
  /** A short disconnection often ends by itself: ICE repeats checks every 2.5 s and consent every 5 s (RFC 7675). */
  disconnectedGraceMs: 2_000,
  /** From the first signal to a connection, before the connection is rebuilt. Slow mobile networks take 10 s. */
  connectTimeoutMs: 15_000,
  /** How long an ICE restart may take: one round trip through the server, and the checks. */
  iceRestartTimeoutMs: 8_000,
  /** How long an ICE restart that uses relay candidates only may take. */
  relayTimeoutMs: 8_000,
  /** How long a rebuilt connection may take, with its candidate gathering. */
  rebuildTimeoutMs: 12_000,
  /** How long an answer may take, with resends through the server, before the offer counts as lost. */
  answerTimeoutMs: 2_000,
} as const;

const pathSettleBounds = {
  minMs: 100,
  maxMs: 3_000,
  roundTrips: 3,
  unknownRoundTripMs: 150,
} as const;

/**
 * How long media may take to arrive after an ICE restart was negotiated: a connectivity check, the nomination,
 * the request for a key frame, and the key frame. A browser keeps using the old candidate pair for seconds
 * after it stopped working, even if the new one is good; a new connection has no old pair.
 *
 * @param roundTripMs of the path that broke; null if unknown
 * @returns milliseconds, from 100 to 3,000
 */
export function pathSettleMs(roundTripMs: number | null): number {
  const { minMs, maxMs, roundTrips, unknownRoundTripMs } = pathSettleBounds;
  return Math.min(maxMs, minMs + roundTrips * (roundTripMs ?? unknownRoundTripMs));
}

/** How many times in a row a connection is rebuilt before the user has to ask for another attempt. */
export const maxRebuilds = 3;
