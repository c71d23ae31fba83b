import { parseTrace, traceLimits, type Trace, type Unreadable } from '@visavis/trace';

/** Why a file is not shown. */
export type Refusal = Unreadable | 'unread';

/** A file that was read as a trace, or why it was not. */
export type ReadTrace = { readonly trace: Trace } | { readonly refusal: Refusal };

/** The most bytes of a character in a file. */
const BYTES = 4;

/** Reads a file that somebody gives as a trace, if it is not larger than any trace. */
export async function readTrace(file: Blob): Promise<ReadTrace> {
  if (file.size > traceLimits.characters * BYTES) return { refusal: 'too-large' };
  const text = await file.text().catch(() => null);
  if (text === null) return { refusal: 'unread' };
  const read = parseTrace(text);
  return typeof read === 'string' ? { refusal: read } : { trace: read };
}
