import type { Trace, TraceEntry } from '@visavis/trace';

/** The source of an inspector's entries: a live recorder or a saved trace. */
export interface EntrySource {
  /** When the recording started, in milliseconds since 1970. */
  readonly startedAt: number;
  /** How many older entries were dropped. */
  droppedEntries(): number;
  /** In the order of `seq`. A new array whenever entries were added. */
  entries(): readonly TraceEntry[];
  /** The trace that the entries come from; absent for a live recorder. */
  readonly trace?: Trace;
  /** Calls the listener when entries were added. Returns an unsubscribe function. */
  subscribe(listener: () => void): () => void;
}
