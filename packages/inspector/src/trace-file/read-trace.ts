import { parseTrace, traceLimits, type Trace, type ParseFailure } from '@visavis/trace';

/** Why a file is not shown. */
export type OpenFailure = ParseFailure | 'unread';

/** A file that was read as a trace, or why it was not. */
export type OpenResult = { readonly trace: Trace } | { readonly refusal: OpenFailure };

/** The most bytes of a character in a file. */
const maxBytesPerCharacter = 4;

/** Reads a file that somebody gives as a trace, if it is not larger than any trace. */
export async function readTrace(file: Blob): Promise<OpenResult> {
  if (file.size > traceLimits.maxLength * maxBytesPerCharacter) return { refusal: 'too-large' };
  const text = await file.text().catch(() => null);
  if (text === null) return { refusal: 'unread' };
  const read = parseTrace(text);
  return typeof read === 'string' ? { refusal: read } : { trace: read };
}
