/** The highest sequence number received from one sender in one generation. */
interface ReceivedSequence {
  readonly generation: number;
  /** Sequence numbers count from 1 within a generation. */
  readonly lastSequence: number;
}

/** What has been received from one sender: one entry per generation, the latest arrival first. */
export type ReceivedSequences = readonly ReceivedSequence[];

/**
 * How many generations of one sender are remembered. Only the newest is ever sent again, and batches of
 * older ones that are still in flight belong to the last few rebuilt connections.
 */
export const maxRememberedGenerations = 8;

/**
 * Records the arrival of `count` items. Returns how many of them, from the front, are duplicates, or
 * `undefined` where all of them are. Server and receivers use this one rule. A generation lower than
 * another one is no reason to drop items: it may be the receiver's own, with the answer to its offer.
 */
export function recordReceived(
  received: ReceivedSequences,
  generation: number,
  firstSequence: number,
  count: number,
): { duplicateCount: number; received: ReceivedSequences } | undefined {
  const lastSequence = firstSequence + count - 1;
  const known = received.find((entry) => entry.generation === generation)?.lastSequence ?? 0;
  if (lastSequence <= known) return undefined;
  const others = received.filter((entry) => entry.generation !== generation);
  return {
    duplicateCount: Math.max(0, known + 1 - firstSequence),
    received: [{ generation, lastSequence }, ...others].slice(0, maxRememberedGenerations),
  };
}
