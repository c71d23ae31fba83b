import { traceLimits, traceVersion, type Redaction, type Trace } from '../format/format.ts';
import { sealTrace } from '../format/checksum.ts';
import { knownKeys } from '../redact/known-keys.ts';
import { redact } from '../redact/redact.ts';
import type { Recorder } from './recorder.ts';

interface SaveOptions {
  /** What recorded the trace, such as a browser's `userAgent`. */
  readonly recordedBy: string;
  readonly redaction: Redaction;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Creates a redacted trace of everything that a recorder holds. The recorder's limits keep it within those of a trace. */
export function saveTrace(
  {
    startedAt,
    droppedEntries,
    entries,
  }: Pick<Recorder, 'startedAt' | 'droppedEntries' | 'entries'>,
  { recordedBy, redaction, now }: SaveOptions,
): Trace {
  return sealTrace({
    format: 'visavis-trace',
    version: traceVersion,
    startedAt,
    savedAt: now(),
    recordedBy: recordedBy.slice(0, traceLimits.maxNameLength),
    redaction,
    droppedEntries: droppedEntries(),
    knownProperties: [...knownKeys].toSorted(),
    entries: redact(entries(), redaction),
  });
}
