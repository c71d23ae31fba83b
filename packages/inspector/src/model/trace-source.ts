import type { Trace } from '@visavis/trace';
import type { EntrySource } from './entry-source.ts';

/** A saved trace as a source: it is all there, and nothing is added. */
export const createTraceSource = ({ startedAt, droppedEntries, entries }: Trace): EntrySource => ({
  startedAt,
  droppedEntries: () => droppedEntries,
  entries: () => entries,
  subscribe: () => () => {},
});
