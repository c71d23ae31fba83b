import { Actor } from 'xstate';
import { actorReference, errorReference, omittedValue } from '../format/references.ts';
import type { Json } from '../format/format.ts';

/** What has been made plain before: immutable data shares most of its parts with what came before it. */
const cache = new WeakMap<object, Json>();

function recordToJson(value: object): Json {
  const record: Record<string, Json> = {};
  for (const [key, inner] of Object.entries(value)) {
    // As in JSON, what is undefined is not there.
    if (inner !== undefined) record[key] = toJson(inner);
  }
  return record;
}

function objectToJson(value: object): Json {
  if (value instanceof Actor) return actorReference(value.sessionId);
  if (value instanceof Error) return errorReference(value.message);
  if (Array.isArray(value)) return value.map(toJson);
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null ? recordToJson(value) : omittedValue;
}

/** A value as it stands in a trace. Parts that are the same object become the same object. */
export function toJson(value: unknown): Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'undefined':
      return null;
    case 'object': {
      if (value === null) return null;
      const before = cache.get(value);
      if (before !== undefined) return before;
      // What holds itself comes to an end there.
      cache.set(value, omittedValue);
      const made = objectToJson(value);
      cache.set(value, made);
      return made;
    }
    default:
      return omittedValue;
  }
}
