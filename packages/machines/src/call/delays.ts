import { limits, type PeerId } from '@visavis/protocol';

/** The named delays of the call machine, in milliseconds. */
export const callDelays = {
  /** How long leaving waits for the server. */
  leaveTimeoutMs: 1_500,
  /** The unit of time of the budgets of signals, which are given per second. */
  budgetRefillMs: 1_000,
  /** From the failure of a peer to its restart, so that a peer that always fails does not do so in a loop. */
  peerRestartDelayMs: 2_000,
  /**
   * How long members without the link of a private room are part of a change of it: some receive the new link before
   * this page does.
   */
  outsiderNoticeMs: 15_000,
  /**
   * How long someone has to speak at the same time as the active speaker to take over from them. Assent ("yes",
   * "right") and laughter are shorter, and must not move the picture.
   */
  speakerTakeoverMs: 2_000,
} as const;

/**
 * How long a lost connection to the server can remain unnoticed, in milliseconds: the ping interval and the
 * time to respond of the keep-alive in packages/client.
 */
const lossDetectionMs = 8_000;

/**
 * How long a member who is away stays in the list without a word from the server. A return that happened within
 * the grace period is certainly known by then, or the connection to the server is known to be lost.
 *
 * @param graceMs how long the server keeps the membership
 * @returns milliseconds
 */
export const computeMemberExpiryMs = (graceMs: number): number =>
  Math.min(graceMs + lossDetectionMs, limits.maxTimerMs);

/** What precedes the id of a member in the id of the delayed event that ends their membership. */
export const memberExpiryPrefix = 'expire';

/** The id of the delayed event that ends a membership. */
export const memberExpiryId = (id: PeerId): string => `${memberExpiryPrefix}:${id}`;

/** What precedes the id of a member in the id of the delayed event by which they become the active speaker. */
export const takeoverPrefix = 'takeover';

/** The id of the delayed event by which a member becomes the active speaker. */
export const takeoverId = (id: PeerId): string => `${takeoverPrefix}:${id}`;

/** The id of the delayed event that lets the next newcomer be connected. It runs unless the budget is full. */
export const nextConnectionId = 'connection.due';

/** The id of the delayed event after which outsiders are not a matter of a change of the link any more. */
export const outsidersStayedId = 'outsiders.stayed';
