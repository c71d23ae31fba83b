import type { TraceEntry } from '../format/format.ts';

/** Which entries are listed. */
export interface EntryFilter {
  /** A text that the entry contains, in upper or lower case; empty for all entries. */
  readonly text: string;
  /** Empty for all kinds. */
  readonly kinds: readonly TraceEntry['kind'][];
  /** The key of an actor; null for all actors. */
  readonly actor: string | null;
}

/** Creates a search for a text in property names and values. Each object is searched once. */
function createTextSearch(text: string): (value: unknown) => boolean {
  const pattern = new RegExp(text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'i');
  const cache = new WeakMap<object, boolean>();
  const searchObject = (value: object): boolean => {
    for (const key in value) {
      if (!Object.hasOwn(value, key)) continue;
      if (!Array.isArray(value) && pattern.test(key)) return true;
      if (search(Reflect.get(value, key))) return true;
    }
    return false;
  };
  const search = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null) return pattern.test(String(value));
    const cached = cache.get(value);
    if (cached !== undefined) return cached;
    const isFound = searchObject(value);
    cache.set(value, isFound);
    return isFound;
  };
  return search;
}

/** Creates a test whether an entry passes a filter. */
export function createEntryTest({
  text,
  kinds,
  actor,
}: EntryFilter): (entry: TraceEntry) => boolean {
  const containsText = createTextSearch(text);
  return (entry) =>
    (kinds.length === 0 || kinds.includes(entry.kind)) &&
    (actor === null || entry.actor === actor) &&
    (text === '' || containsText(entry));
}
