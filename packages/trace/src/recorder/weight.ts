import { Actor } from 'xstate';

/** What an entry takes beside what it holds. */
const frame = 120;
/** What a number, or a link to an actor, takes. */
const atom = 16;

const known = new WeakMap<object, number>();

function weigh(value: unknown): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null || value instanceof Actor) return atom;
  const before = known.get(value);
  if (before !== undefined) return before;
  known.set(value, atom);
  let sum = atom;
  for (const key in value) {
    if (Object.hasOwn(value, key)) sum += key.length + 4 + weigh(Reflect.get(value, key));
  }
  known.set(value, sum);
  return sum;
}

/**
 * About how many characters an entry takes as text. Each object is looked at once: immutable data shares
 * most of its parts with what came before it.
 */
export function weightOf(...held: readonly unknown[]): number {
  let sum = frame;
  for (const value of held) sum += weigh(value);
  return sum;
}
