import { Trace, traceLimits, traceVersion } from './format.ts';

/** Why a file cannot be opened as a trace. */
export type ParseFailure = 'too-large' | 'not-a-trace' | 'unsupported-version';

const isInOrder = ({ entries }: Trace): boolean =>
  entries.every(({ seq }, index) => seq > (entries[index - 1]?.seq ?? -1));

const versionOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;

/** Parses and validates the text of a trace file, which may come from anybody. */
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
    // The text is no JSON, or nested too deeply to be validated.
    return 'not-a-trace';
  }
}
