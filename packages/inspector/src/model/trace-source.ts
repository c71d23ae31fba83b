import type { Trace } from '@visavis/trace';
import type { EntrySource } from './entry-source.ts';

/** Creates the source of a saved trace, which gets no further entries. */
export const createTraceSource = (trace: Trace): EntrySource => ({
  startedAt: trace.startedAt,
  droppedEntries: () => trace.droppedEntries,
  entries: () => trace.entries,
  trace,
  subscribe: () => () => {},
});
