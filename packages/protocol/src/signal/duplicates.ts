import { recordReceived, type ReceivedSequences } from '../sequence/received-sequences.ts';

/** Signals of one generation, in order, from the one with the number `firstSequence` on. */
interface Batch<Signal> {
  readonly generation: number;
  readonly firstSequence: number;
  readonly signals: Signal[];
}

/** What is new in a batch, and what has been received since. */
export interface NewSignals<Signal> {
  readonly batch: Batch<Signal>;
  readonly received: ReceivedSequences;
}

/**
 * Removes the signals of a batch that have been received before. Returns undefined if all signals are duplicates.
 */
export function dropDuplicates<Signal>(
  received: ReceivedSequences,
  batch: Batch<Signal>,
): NewSignals<Signal> | undefined {
  const { generation, firstSequence, signals } = batch;
  const recorded = recordReceived(received, generation, firstSequence, signals.length);
  if (recorded === undefined) return undefined;
  const { duplicateCount } = recorded;
  if (duplicateCount === 0) return { batch, received: recorded.received };
  const rest = {
    generation,
    firstSequence: firstSequence + duplicateCount,
    signals: signals.slice(duplicateCount),
  };
  return { batch: rest, received: recorded.received };
}
