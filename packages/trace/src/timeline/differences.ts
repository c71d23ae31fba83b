import type { Json } from '../format/format.ts';
import type { ActorState, ActorStates } from './actor-states.ts';

/** One place in which two values are not the same. Undefined is what is not there at all. */
export interface Difference {
  readonly path: readonly string[];
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

const isObject = (value: Json | undefined): value is Json[] | { [key: string]: Json } =>
  typeof value === 'object' && value !== null;

/** Whether two values are the same; much sooner told than where they differ. */
function isEqual(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (Array.isArray(one)) {
    if (!Array.isArray(other) || one.length !== other.length) return false;
    return one.every((item, place) => isEqual(item, other[place]));
  }
  if (!isObject(one) || !isObject(other) || Array.isArray(other)) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => Object.hasOwn(other, key) && isEqual(one[key], other[key]));
}

/** Where two values differ, as deep inside as can be told, in the order of their properties. */
export function diffValues(
  before: Json | undefined,
  after: Json | undefined,
  path: readonly string[] = [],
): Difference[] {
  if (isEqual(before, after)) return [];
  if (!isObject(before) || !isObject(after) || Array.isArray(before) !== Array.isArray(after)) {
    return [{ path, before, after }];
  }
  const old = new Map(Object.entries(before));
  const fresh = new Map(Object.entries(after));
  const keys = new Set([...old.keys(), ...fresh.keys()]);
  return [...keys].flatMap((key) => diffValues(old.get(key), fresh.get(key), [...path, key]));
}

/** What became of one actor between two moments. */
export interface ActorChange {
  readonly key: string;
  /** Undefined where it had not begun. */
  readonly before: ActorState | undefined;
  readonly after: ActorState | undefined;
  /** In `status`, `value` and `context`. */
  readonly differences: readonly Difference[];
}

const comparablePart = (actor: ActorState | undefined): Json | undefined =>
  actor && { status: actor.status, value: actor.value, context: actor.context };

/** The actors that are not the same at two moments. */
export function diffActorStates(before: ActorStates, after: ActorStates): ActorChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const one = before.get(key);
    const other = after.get(key);
    if (one !== undefined && one.seq === other?.seq) return [];
    const found = diffValues(comparablePart(one), comparablePart(other));
    return found.length === 0 ? [] : [{ key, before: one, after: other, differences: found }];
  });
}
