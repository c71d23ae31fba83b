import { Trace, traceLimits, traceVersion } from './format.ts';

/** Why a text is no trace that can be opened. */
export type ParseFailure = 'too-large' | 'not-a-trace' | 'unsupported-version';

const isInOrder = ({ entries }: Trace): boolean =>
  entries.every(({ seq }, place) => seq > (entries[place - 1]?.seq ?? -1));

const versionOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;

/** Reads the text of a file that says it is a trace. Nothing of it is believed. */
export function parseTrace(text: string): Trace | ParseFailure {
  if (text.length > traceLimits.maxLength) return 'too-large';
  try {
    const value: unknown = JSON.parse(text);
    const { success, data } = Trace.safeParse(value);
    if (success) return isInOrder(data) ? data : 'not-a-trace';
    const version = versionOf(value);
    const isOther = typeof version === 'number' && version !== traceVersion;
    return isOther ? 'unsupported-version' : 'not-a-trace';
  } catch {
    // No JSON, or so deep inside itself that it cannot be looked through.
    return 'not-a-trace';
  }
}
