import { Actor } from 'xstate';
import { actorLink, errorLink, unseen } from '../format/links.ts';
import type { Json } from '../format/format.ts';

/** What has been made plain before: immutable data shares most of its parts with what came before it. */
const known = new WeakMap<object, Json>();

function plainRecord(value: object): Json {
  const record: Record<string, Json> = {};
  for (const [key, inner] of Object.entries(value)) {
    // As in JSON, what is undefined is not there.
    if (inner !== undefined) record[key] = plain(inner);
  }
  return record;
}

function plainObject(value: object): Json {
  if (value instanceof Actor) return actorLink(value.sessionId);
  if (value instanceof Error) return errorLink(value.message);
  if (Array.isArray(value)) return value.map(plain);
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null ? plainRecord(value) : unseen;
}

/** A value as it stands in a trace. Parts that are the same object become the same object. */
export function plain(value: unknown): Json {
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
      const before = known.get(value);
      if (before !== undefined) return before;
      // What holds itself comes to an end there.
      known.set(value, unseen);
      const made = plainObject(value);
      known.set(value, made);
      return made;
    }
    default:
      return unseen;
  }
}
