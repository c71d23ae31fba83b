import { Actor } from 'xstate';

/** The size of an entry without its values. */
const entryOverheadBytes = 120;
/** The size of a number or a reference to an actor. */
const valueBytes = 16;

const cache = new WeakMap<object, number>();

function estimateValueBytes(value: unknown): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null || value instanceof Actor) return valueBytes;
  const cached = cache.get(value);
  if (cached !== undefined) return cached;
  cache.set(value, valueBytes);
  let sum = valueBytes;
  for (const key in value) {
    if (Object.hasOwn(value, key))
      sum += key.length + 4 + estimateValueBytes(Reflect.get(value, key));
  }
  cache.set(value, sum);
  return sum;
}

/**
 * Estimates the size of an entry as text, in bytes. The size of an object is computed once, because immutable
 * data shares most of its parts with earlier values.
 */
export function estimateEntryBytes(...values: readonly unknown[]): number {
  let sum = entryOverheadBytes;
  for (const value of values) sum += estimateValueBytes(value);
  return sum;
}
