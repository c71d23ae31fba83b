import { limits } from '@visavis/protocol';

/** Bounds of the back-off between connection attempts, in milliseconds. */
export const reconnectBackoff = {
  /** The first pause: long enough for a server that restarts to say so, short enough not to be noticed. */
  minMs: 250,
  /** No pause is longer than this: a person waits. */
  maxMs: 8_000,
} as const;

/**
 * The pause before a connection attempt: doubling, with full jitter in its upper half, so that the members
 * of a room do not all come back in the same instant.
 *
 * @param attempt failed attempts in a row, from 0
 * @param chance random in [0, 1)
 * @returns milliseconds, from half of `backoff.first` up to `backoff.most`
 */
export function computeReconnectBackoffMs(attempt: number, chance: number): number {
  const ceiling = Math.min(
    reconnectBackoff.maxMs,
    reconnectBackoff.minMs * 2 ** Math.min(attempt, 16),
  );
  return Math.round(ceiling / 2 + (ceiling / 2) * chance);
}

/** Bounds of the time that a connection may take to open before another is tried, in milliseconds. */
const openTimeout = {
  /** A way that has just come back takes the next attempt, while the first one still waits to ask again. */
  minMs: 2_500,
  maxMs: 10_000,
} as const;

/**
 * How long a connection may take to open: doubling, because a slow network needs its time.
 *
 * @param attempt failed attempts in a row, from 0
 * @returns milliseconds, from `opening.first` to `opening.most`
 */
export function computeOpenTimeoutMs(attempt: number): number {
  return Math.min(openTimeout.maxMs, openTimeout.minMs * 2 ** Math.min(attempt, 16));
}

/** The other named delays of the signaling machine, in milliseconds. */
export const signalingDelays = {
  /**
   * How long a connection must hold until the failures before it are forgotten: one that is taken and then
   * broken off each time is tried less and less often. Longer than a link needs to notice that it is dead.
   */
  stableConnectionMs: 10_000,
  /** How often a connection is tried although the browser says that there is no network: it may be wrong. */
  offlineProbeMs: 15_000,
  /** How long an answer about ICE servers is awaited before the question is asked again. */
  iceServersRetryMs: 10_000,
} as const;

/** When TURN credentials are renewed. */
const credentialRenewal = {
  /** The part of their life after which they are. */
  fractionOfTtl: 0.75,
  /**
   * Not more often than this, in milliseconds, however short their life: three quarters of the shortest that
   * a server of ours gives are longer.
   */
  minMs: 5_000,
} as const;

/**
 * The time until TURN credentials are renewed.
 *
 * @param ttl their life in milliseconds
 * @returns milliseconds, from 5 s up to what a timer can wait for
 */
export function computeRenewalDelayMs(ttl: number): number {
  return Math.min(
    Math.max(ttl * credentialRenewal.fractionOfTtl, credentialRenewal.minMs),
    limits.maxTimerMs,
  );
}
