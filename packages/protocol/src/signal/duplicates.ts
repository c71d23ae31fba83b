import { recordReceived, type ReceivedSequences } from '../sequence/received-sequences.ts';
import type { SignalBatch } from './signal.ts';

/** What is new in a batch, and what has been received since. */
export interface NewSignals {
  readonly batch: SignalBatch;
  readonly received: ReceivedSequences;
}

/**
 * Removes the signals of a batch that have been received before. Returns undefined if all signals are duplicates.
 */
export function dropDuplicates(
  received: ReceivedSequences,
  batch: SignalBatch,
): NewSignals | undefined {
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
