import type { TraceEntry } from '@visavis/trace';

/** Where an inspector's entries come from: a recording that goes on, or a saved trace. */
export interface EntrySource {
  /** When the recording began, in milliseconds since 1970. */
  readonly startedAt: number;
  /** How many entries the ring has let go before the first. */
  droppedEntries(): number;
  /** In the order of `seq`. Another list whenever there is more. */
  entries(): readonly TraceEntry[];
  /** Tells when there is more. Returns how to stop that. */
  subscribe(listener: () => void): () => void;
}
