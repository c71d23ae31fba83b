import type { Json } from '../format/format.ts';
import { knownKeys } from '../redact/known-keys.ts';

/** The names of the properties that have been added to the machines since a trace was recorded. */
export function newPropertiesSince(knownProperties: readonly string[]): ReadonlySet<string> {
  const known = new Set(knownProperties);
  return new Set([...knownKeys].filter((name) => !known.has(name)));
}

/** A copy of a value without certain properties. @param onRemove receives the name of each removed property */
export function withoutProperties(
  value: Json,
  names: ReadonlySet<string>,
  onRemove: (name: string) => void,
): Json {
  if (names.size === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => withoutProperties(item, names, onRemove));
  const kept = Object.entries(value).filter(([name]) => {
    if (names.has(name)) onRemove(name);
    return !names.has(name);
  });
  return Object.fromEntries(
    kept.map(([name, inner]) => [name, withoutProperties(inner, names, onRemove)]),
  );
}
