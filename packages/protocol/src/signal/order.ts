import type { Generation, SignalBatch } from './signal.ts';

/** The last signal that has been seen of one sender in one generation. */
interface SignalMark {
  readonly generation: Generation;
  /** The number of the last signal within the generation, from 1. */
  readonly last: number;
}

/** What has been seen of one sender: a mark for each generation, the one that came last first. */
export type SignalMarks = readonly SignalMark[];

/**
 * How many generations of one sender are remembered. Only the newest is ever sent again, and what is still
 * on its way of those before it is not older than a few rebuilt connections.
 */
export const rememberedGenerations = 8;

/**
 * What is new in a batch, and the marks after it: the one rule by which the server and every receiver drop
 * what they have seen. `undefined` where nothing is new. A lower generation than another is no reason to
 * drop anything: it may be the receiver's own, and the answer to its offer.
 */
export function unseen(
  marks: SignalMarks,
  batch: SignalBatch,
): { batch: SignalBatch; marks: SignalMarks } | undefined {
  const { generation, first, signals } = batch;
  const last = first + signals.length - 1;
  const known = marks.find((mark) => mark.generation === generation)?.last ?? 0;
  if (last <= known) return undefined;
  const others = marks.filter((mark) => mark.generation !== generation);
  const after = [{ generation, last }, ...others].slice(0, rememberedGenerations);
  if (first > known) return { batch, marks: after };
  const fresh = { generation, first: known + 1, signals: signals.slice(known + 1 - first) };
  return { batch: fresh, marks: after };
}
