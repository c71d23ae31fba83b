import type { Generation, SignalBatch } from './signal.ts';

/** The last signal that has been seen of one sender in one generation. */
interface ReceivedSequence {
  readonly generation: Generation;
  /** The number of the last signal within the generation, from 1. */
  readonly lastSequence: number;
}

/** What has been seen of one sender: a mark for each generation, the one that came last first. */
export type ReceivedSequences = readonly ReceivedSequence[];

/**
 * How many generations of one sender are remembered. Only the newest is ever sent again, and what is still
 * on its way of those before it is not older than a few rebuilt connections.
 */
export const maxRememberedGenerations = 8;

/**
 * What is new in a batch, and the marks after it: the one rule by which the server and every receiver drop
 * what they have seen. `undefined` where nothing is new. A lower generation than another is no reason to
 * drop anything: it may be the receiver's own, and the answer to its offer.
 */
export function dropDuplicates(
  received: ReceivedSequences,
  batch: SignalBatch,
): { batch: SignalBatch; received: ReceivedSequences } | undefined {
  const { generation, firstSequence, signals } = batch;
  const lastSequence = firstSequence + signals.length - 1;
  const known = received.find((entry) => entry.generation === generation)?.lastSequence ?? 0;
  if (lastSequence <= known) return undefined;
  const others = received.filter((entry) => entry.generation !== generation);
  const after = [{ generation, lastSequence }, ...others].slice(0, maxRememberedGenerations);
  if (firstSequence > known) return { batch, received: after };
  const added = {
    generation,
    firstSequence: known + 1,
    signals: signals.slice(known + 1 - firstSequence),
  };
  return { batch: added, received: after };
}
