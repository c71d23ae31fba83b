import { recordReceived, type ReceivedSequences } from '../sequence/received-sequences.ts';
import type { SignalBatch } from './signal.ts';

/**
 * Removes the signals of a batch that have been received before. Returns the rest and what has been
 * received since; undefined if all signals are duplicates.
 */
export function dropDuplicates(
  received: ReceivedSequences,
  batch: SignalBatch,
): { batch: SignalBatch; received: ReceivedSequences } | undefined {
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
