import { traceLimits, traceVersion, type Redaction, type Trace } from '../format/format.ts';
import { redact } from '../redact/redact.ts';
import type { Recorder } from './recorder.ts';

interface Options {
  /** What recorded: a browser's `userAgent`, or the like. */
  readonly where: string;
  readonly redaction: Redaction;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What a recorder holds, as it may leave the page. By the recorder's own limits it fits into a trace. */
export function saveTrace(
  { startedAt, dropped, entries }: Pick<Recorder, 'startedAt' | 'dropped' | 'entries'>,
  { where, redaction, now }: Options,
): Trace {
  return {
    format: 'visavis-trace',
    version: traceVersion,
    startedAt,
    savedAt: now(),
    where: where.slice(0, traceLimits.name),
    redaction,
    dropped: dropped(),
    entries: redact(entries(), redaction),
  };
}
