import { Trace, traceLimits, traceVersion } from './format.ts';
import { measureJson } from './measure-json.ts';

/** Why a file cannot be opened as a trace. */
export type ParseFailure = 'too-large' | 'too-deep' | 'not-a-trace' | 'unsupported-version';

const isInOrder = ({ entries }: Trace): boolean =>
  entries.every(({ seq }, index) => seq > (entries[index - 1]?.seq ?? -1));

const propertyOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Which limit a parsed value exceeds; null if none. Validation is recursive, so the depth is checked before. */
function exceededLimit(value: unknown): ParseFailure | null {
  const { depth, longestText } = measureJson(value, traceLimits.maxDepth);
  if (depth > traceLimits.maxDepth) return 'too-deep';
  const entries = propertyOf(value, 'entries');
  const count = Array.isArray(entries) ? entries.length : 0;
  return longestText > traceLimits.maxTextLength || count > traceLimits.maxEntries
    ? 'too-large'
    : null;
}

/** Parses and validates the text of a trace file, which may come from anybody. */
export function parseTrace(text: string): Trace | ParseFailure {
  if (text.length > traceLimits.maxLength) return 'too-large';
  const value = parseJson(text);
  const failure = exceededLimit(value);
  if (failure !== null) return failure;
  const { success, data } = Trace.safeParse(value);
  if (success) return isInOrder(data) ? data : 'not-a-trace';
  const version = propertyOf(value, 'version');
  const isOther = typeof version === 'number' && version !== traceVersion;
  return isOther ? 'unsupported-version' : 'not-a-trace';
}
