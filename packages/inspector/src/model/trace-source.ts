import type { Trace } from '@visavis/trace';
import type { EntrySource } from './entry-source.ts';

/** Creates the source of a saved trace, which gets no further entries. */
export const createTraceSource = ({ startedAt, droppedEntries, entries }: Trace): EntrySource => ({
  startedAt,
  droppedEntries: () => droppedEntries,
  entries: () => entries,
  subscribe: () => () => {},
});
