import { limits } from '@visavis/protocol';

/** Bounds of the back-off between connection attempts, in milliseconds. */
export const reconnectBackoff = {
  /** The first pause: long enough for a restarting server to refuse, too short for a user to notice. */
  minMs: 250,
  /** The longest pause: a user is waiting. */
  maxMs: 8_000,
} as const;

/**
 * The pause before a connection attempt. It doubles with each failure, with jitter in its upper half, so that
 * the members of a room do not all reconnect at the same time.
 *
 * @param failedAttempts failed attempts in a row, from 0
 * @param jitter a random number in [0, 1)
 * @returns milliseconds, from half of `reconnectBackoff.minMs` to `reconnectBackoff.maxMs`
 */
export function computeReconnectBackoffMs(failedAttempts: number, jitter: number): number {
  const ceiling = Math.min(
    reconnectBackoff.maxMs,
    reconnectBackoff.minMs * 2 ** Math.min(failedAttempts, 16),
  );
  return Math.round(ceiling / 2 + (ceiling / 2) * jitter);
}

/** Bounds of the time that a connection may take to open, in milliseconds. */
const openTimeout = {
  /** A path that has just recovered serves the next attempt, while TCP still waits to retry the first. */
  minMs: 2_500,
  maxMs: 10_000,
} as const;

/**
 * How long a connection may take to open. It doubles with each failure, because a slow network needs longer.
 *
 * @param failedAttempts failed attempts in a row, from 0
 * @returns milliseconds, from `openTimeout.minMs` to `openTimeout.maxMs`
 */
export function computeOpenTimeoutMs(failedAttempts: number): number {
  return Math.min(openTimeout.maxMs, openTimeout.minMs * 2 ** Math.min(failedAttempts, 16));
}

/** The other named delays of the signaling machine, in milliseconds. */
export const signalingDelays = {
  /**
   * How long a connection must last until earlier failures are forgotten. A connection that always breaks
   * soon is tried less and less often. This is longer than detecting a dead connection takes.
   */
  stableConnectionMs: 10_000,
  /** How often a connection is tried although the browser reports no network: it may be wrong. */
  offlineProbeMs: 15_000,
  /** How long to wait for ICE servers before requesting them again. */
  iceServersRetryMs: 10_000,
} as const;

/** The id of the delayed event that renews the ICE servers. */
export const iceServersRenewalId = 'iceServersRenewal';

/** When TURN credentials are renewed. */
const credentialRenewal = {
  /** The fraction of their lifetime after which they are renewed. */
  fractionOfTtl: 0.75,
  /**
   * The shortest interval, however short the lifetime. For every lifetime that our server gives, the interval
   * is longer.
   */
  minMs: 5_000,
} as const;

/**
 * The time until TURN credentials are renewed.
 *
 * @param ttlMs their lifetime
 * @returns milliseconds, from 5 s to the longest delay of a timer
 */
export function computeRenewalDelayMs(ttlMs: number): number {
  return Math.min(
    Math.max(ttlMs * credentialRenewal.fractionOfTtl, credentialRenewal.minMs),
    limits.maxTimerMs,
  );
}
