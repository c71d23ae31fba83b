import type { Generation, SignalBatch } from './signal.ts';

/** The last signal that has been seen of one sender. */
export interface SignalMark {
  readonly generation: Generation;
  /** The number of the last signal within the generation, from 1. */
  readonly last: number;
}

/**
 * What is new in a batch, and the mark after it: the one rule by which the server and every receiver
 * drop what they have seen. `undefined` where nothing is new.
 */
export function unseen(
  mark: SignalMark | undefined,
  batch: SignalBatch,
): { batch: SignalBatch; mark: SignalMark } | undefined {
  const last = batch.first + batch.signals.length - 1;
  const fresh = { batch, mark: { generation: batch.generation, last } };
  if (mark === undefined || batch.generation > mark.generation) return fresh;
  if (batch.generation < mark.generation || last <= mark.last) return undefined;
  if (batch.first > mark.last) return fresh;
  const signals = batch.signals.slice(mark.last + 1 - batch.first);
  return { ...fresh, batch: { ...batch, first: mark.last + 1, signals } };
}
