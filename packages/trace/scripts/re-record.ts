import { createRecorder, saveTrace, TraceEntry, type EntryOf, type Trace } from '../src/index.ts';
import { withoutPadding } from '../src/redact/original-length.ts';
import { Rerun } from './rerun.ts';

/** The result of recording a trace again. */
export interface ReRecording {
  readonly trace: Trace;
  /** Events that no actor could receive any more, such as those of a delay that is no longer started. */
  readonly undelivered: readonly EntryOf<'event'>[];
}

/** The entry with the texts that a trace contains: without what was added to restore their lengths. */
const unpad = (entry: TraceEntry): TraceEntry =>
  TraceEntry.parse(
    JSON.parse(JSON.stringify(entry), (_, value: unknown) =>
      typeof value === 'string' ? withoutPadding(value) : value,
    ),
  );

/**
 * Records a trace again with the current machines: runs them with everything that came from the user, the platform
 * and delays, in the recorded order and at the recorded times. Their other events and their states may be others.
 *
 * @throws {Error} if the beginning of the trace was dropped
 */
export function reRecord(trace: Trace): ReRecording {
  if (trace.droppedEntries > 0) throw new Error('The trace lacks its beginning.');
  let now = trace.startedAt;
  const recorder = createRecorder({
    now: () => now,
    limits: { maxEntries: Infinity, maxBytes: Infinity },
  });
  const rerun = new Rerun(trace.entries, (event) => recorder.inspect.next?.(event));
  const undelivered: EntryOf<'event'>[] = [];
  for (const entry of trace.entries) {
    now = trace.startedAt + entry.at;
    if (!rerun.repeat(entry) && entry.kind === 'event') undelivered.push(entry);
  }
  const entries = recorder.entries().map(unpad);
  return {
    trace: saveTrace(
      { startedAt: trace.startedAt, droppedEntries: () => 0, entries: () => entries },
      { recordedBy: trace.recordedBy, redaction: { hasNames: false }, now: () => trace.savedAt },
    ),
    undelivered,
  };
}
