import { Actor } from 'xstate';
import { actorReference, errorReference, omittedValue } from '../format/references.ts';
import type { Json } from '../format/format.ts';

/** Converted objects. Immutable data shares most of its parts with earlier values. */
const cache = new WeakMap<object, Json>();

function recordToJson(value: object): Json {
  const record: Record<string, Json> = {};
  for (const [key, inner] of Object.entries(value)) {
    // As in JSON.stringify().
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

/** Converts a value to its form in a trace. The same object is converted once. */
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
      const cached = cache.get(value);
      if (cached !== undefined) return cached;
      // Ends the recursion into an object that contains itself.
      cache.set(value, omittedValue);
      const json = objectToJson(value);
      cache.set(value, json);
      return json;
    }
    default:
      return omittedValue;
  }
}
