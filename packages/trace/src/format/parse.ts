import { Trace, traceLimits, traceVersion } from './format.ts';

/** Why a text is no trace that can be opened. */
export type Unreadable = 'too-large' | 'not-a-trace' | 'other-version';

const inOrder = ({ entries }: Trace): boolean =>
  entries.every(({ seq }, place) => seq > (entries[place - 1]?.seq ?? -1));

const versionOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;

/** Reads the text of a file that says it is a trace. Nothing of it is believed. */
export function parseTrace(text: string): Trace | Unreadable {
  if (text.length > traceLimits.characters) return 'too-large';
  try {
    const value: unknown = JSON.parse(text);
    const { success, data } = Trace.safeParse(value);
    if (success) return inOrder(data) ? data : 'not-a-trace';
    const version = versionOf(value);
    const isOther = typeof version === 'number' && version !== traceVersion;
    return isOther ? 'other-version' : 'not-a-trace';
  } catch {
    // No JSON, or so deep inside itself that it cannot be looked through.
    return 'not-a-trace';
  }
}
