import { Actor } from 'xstate';

/** What an entry takes beside what it holds. */
const entryOverheadBytes = 120;
/** What a number, or a link to an actor, takes. */
const valueBytes = 16;

const cache = new WeakMap<object, number>();

function estimateValueBytes(value: unknown): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null || value instanceof Actor) return valueBytes;
  const before = cache.get(value);
  if (before !== undefined) return before;
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
 * About how many characters an entry takes as text. Each object is looked at once: immutable data shares
 * most of its parts with what came before it.
 */
export function estimateEntryBytes(...held: readonly unknown[]): number {
  let sum = entryOverheadBytes;
  for (const value of held) sum += estimateValueBytes(value);
  return sum;
}
