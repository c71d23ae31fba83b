import { parseTrace, traceLimits, type Trace, type ParseFailure } from '@visavis/trace';

/** Why a file could not be opened. */
export type OpenFailure = ParseFailure | 'unreadable';

/** The trace in a file, or why it could not be opened. */
export type OpenResult = { readonly trace: Trace } | { readonly failure: OpenFailure };

/** The most bytes of a character in UTF-8. */
const maxBytesPerCharacter = 4;

/** Reads and validates a trace file. A file that is too large is not read at all. */
export async function readTrace(file: Blob): Promise<OpenResult> {
  if (file.size > traceLimits.maxLength * maxBytesPerCharacter) return { failure: 'too-large' };
  const text = await file.text().catch(() => null);
  if (text === null) return { failure: 'unreadable' };
  const read = parseTrace(text);
  return typeof read === 'string' ? { failure: read } : { trace: read };
}
