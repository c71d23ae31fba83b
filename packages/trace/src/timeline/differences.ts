import type { Json } from '../format/format.ts';
import type { ActorState, ActorStates } from './actor-states.ts';

/** One path at which two values differ. A value is undefined if it does not exist. */
export interface Difference {
  readonly path: readonly string[];
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

const isObject = (value: Json | undefined): value is Json[] | { [key: string]: Json } =>
  typeof value === 'object' && value !== null;

/** Whether two values are equal. Much faster than finding where they differ. */
function isEqual(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (Array.isArray(one)) {
    if (!Array.isArray(other) || one.length !== other.length) return false;
    return one.every((item, index) => isEqual(item, other[index]));
  }
  if (!isObject(one) || !isObject(other) || Array.isArray(other)) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => Object.hasOwn(other, key) && isEqual(one[key], other[key]));
}

/** Finds the deepest paths at which two values differ, in the order of their properties. */
export function diffValues(
  before: Json | undefined,
  after: Json | undefined,
  path: readonly string[] = [],
): Difference[] {
  if (isEqual(before, after)) return [];
  if (!isObject(before) || !isObject(after) || Array.isArray(before) !== Array.isArray(after)) {
    return [{ path, before, after }];
  }
  const oldFields = new Map(Object.entries(before));
  const newFields = new Map(Object.entries(after));
  const keys = new Set([...oldFields.keys(), ...newFields.keys()]);
  return [...keys].flatMap((key) =>
    diffValues(oldFields.get(key), newFields.get(key), [...path, key]),
  );
}

/** How one actor differs between two positions of a trace. */
export interface ActorChange {
  readonly key: string;
  /** Undefined if it had not started. */
  readonly before: ActorState | undefined;
  readonly after: ActorState | undefined;
  /** In `status`, `value` and `context`. */
  readonly differences: readonly Difference[];
}

const comparablePart = (actor: ActorState | undefined): Json | undefined =>
  actor && { status: actor.status, value: actor.value, context: actor.context };

/** The actors that differ between two positions of a trace. */
export function diffActorStates(before: ActorStates, after: ActorStates): ActorChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const one = before.get(key);
    const other = after.get(key);
    if (one !== undefined && one.seq === other?.seq) return [];
    const found = diffValues(comparablePart(one), comparablePart(other));
    return found.length === 0 ? [] : [{ key, before: one, after: other, differences: found }];
  });
}
