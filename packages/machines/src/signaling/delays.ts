import { limits } from '@visavis/protocol';

/** Bounds of the back-off between connection attempts, in milliseconds. */
export const backoff = {
  /** The first pause: long enough for a server that restarts to say so, short enough not to be noticed. */
  first: 250,
  /** No pause is longer than this: a person waits. */
  most: 8_000,
} as const;

/**
 * The pause before a connection attempt: doubling, with full jitter in its upper half, so that the members
 * of a room do not all come back in the same instant.
 *
 * @param attempt failed attempts in a row, from 0
 * @param chance random in [0, 1)
 * @returns milliseconds, from half of `backoff.first` up to `backoff.most`
 */
export function backoffDelay(attempt: number, chance: number): number {
  const ceiling = Math.min(backoff.most, backoff.first * 2 ** Math.min(attempt, 16));
  return Math.round(ceiling / 2 + (ceiling / 2) * chance);
}

/** Bounds of the time that a connection may take to open before another is tried, in milliseconds. */
const opening = {
  /** A way that has just come back takes the next attempt, while the first one still waits to ask again. */
  first: 2_500,
  most: 10_000,
} as const;

/**
 * How long a connection may take to open: doubling, because a slow network needs its time.
 *
 * @param attempt failed attempts in a row, from 0
 * @returns milliseconds, from `opening.first` to `opening.most`
 */
export function openingDelay(attempt: number): number {
  return Math.min(opening.most, opening.first * 2 ** Math.min(attempt, 16));
}

/** The other named delays of the signaling machine, in milliseconds. */
export const signalingDelays = {
  /**
   * How long a connection must hold until the failures before it are forgotten: one that is taken and then
   * broken off each time is tried less and less often. Longer than a link needs to notice that it is dead.
   */
  steady: 10_000,
  /** How often a connection is tried although the browser says that there is no network: it may be wrong. */
  probing: 15_000,
  /** How long an answer about ICE servers is awaited before the question is asked again. */
  askingAgain: 10_000,
} as const;

/** When TURN credentials are renewed. */
const renewal = {
  /** The part of their life after which they are. */
  part: 0.75,
  /**
   * Not more often than this, in milliseconds, however short their life: three quarters of the shortest that
   * a server of ours gives are longer.
   */
  least: 5_000,
} as const;

/**
 * The time until TURN credentials are renewed.
 *
 * @param ttl their life in milliseconds
 * @returns milliseconds, from 5 s up to what a timer can wait for
 */
export function renewalDelay(ttl: number): number {
  return Math.min(Math.max(ttl * renewal.part, renewal.least), limits.timerMs);
}
