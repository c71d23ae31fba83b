import type { TraceEntry } from '../format/format.ts';

/** Which entries are wanted. */
export interface EntryFilter {
  /** What stands somewhere in the entry, in small letters or capitals; empty for everything. */
  readonly text: string;
  /** Empty for every kind. */
  readonly kinds: readonly TraceEntry['kind'][];
  /** The key of an actor, or null for all. */
  readonly actor: string | null;
}

/** Looks for a text in the names and values of a JSON value. What is shared is looked through once. */
function createTextSearch(text: string): (value: unknown) => boolean {
  const wanted = new RegExp(text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'i');
  const known = new WeakMap<object, boolean>();
  const look = (value: object): boolean => {
    for (const key in value) {
      if (!Object.hasOwn(value, key)) continue;
      if (!Array.isArray(value) && wanted.test(key)) return true;
      if (has(Reflect.get(value, key))) return true;
    }
    return false;
  };
  const has = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null) return wanted.test(String(value));
    const before = known.get(value);
    if (before !== undefined) return before;
    const found = look(value);
    known.set(value, found);
    return found;
  };
  return has;
}

/** Tells whether an entry passes. Made once for one filter. */
export function createEntryTest({
  text,
  kinds,
  actor,
}: EntryFilter): (entry: TraceEntry) => boolean {
  const has = createTextSearch(text);
  return (entry) =>
    (kinds.length === 0 || kinds.includes(entry.kind)) &&
    (actor === null || entry.actor === actor) &&
    (text === '' || has(entry));
}
