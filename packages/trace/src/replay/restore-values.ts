import { setSessionId } from '@visavis/machines/xstate-internals';
import { createActor, type AnyActorLogic, type AnyActorRef } from 'xstate';
import type { Json } from '../format/format.ts';
import { createLengthRestorer } from '../redact/original-length.ts';

const isRecord = (value: Json): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const activeSnapshot = { status: 'active', output: undefined, error: undefined } as const;

/** The logic of an actor that accepts every event and does nothing. */
const inertLogic: AnyActorLogic = {
  transition: () => activeSnapshot,
  getInitialSnapshot: () => activeSnapshot,
  getPersistedSnapshot: () => activeSnapshot,
};

/** Converts the recorded values of one trace for a replay. */
export interface ValueRestorer {
  /**
   * Restores a value as JSON, so that it can be compared: pads each pseudonym to the length of the original.
   */
  readonly restoreJson: (value: Json) => Json;
  /** Creates, for one actor, the function that makes machine input of recorded values: with actors and errors. */
  readonly createRestore: () => (value: Json) => unknown;
}

/** Creates the restorer of one trace. */
export function createValueRestorer(): ValueRestorer {
  const restoreLength = createLengthRestorer();
  const cache = new WeakMap<object, Json>();

  const restoreJson = (value: Json, key = ''): Json => {
    if (typeof value === 'string') return restoreLength(value, key);
    if (typeof value !== 'object' || value === null) return value;
    const cached = cache.get(value);
    if (cached !== undefined) return cached;
    const restored = Array.isArray(value)
      ? value.map((item) => restoreJson(item))
      : Object.fromEntries(
          Object.entries(value).map(([key, inner]) => [key, restoreJson(inner, key)]),
        );
    cache.set(value, restored);
    return restored;
  };

  const createRestore = () => {
    const actors = new Map<string, AnyActorRef>();
    const getActor = (key: string): AnyActorRef => {
      const existing = actors.get(key);
      if (existing !== undefined) return existing;
      const actor = createActor(inertLogic).start();
      setSessionId(actor, key);
      actors.set(key, actor);
      return actor;
    };
    const restore = (value: Json, key = ''): unknown => {
      if (typeof value === 'string') return restoreLength(value, key);
      if (Array.isArray(value)) return value.map((item) => restore(item));
      if (!isRecord(value)) return value;
      const { '@actor': actor, '@error': message } = value;
      if (typeof actor === 'string') return getActor(actor);
      if (typeof message === 'string') return new Error(message);
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, restore(inner, key)]),
      );
    };
    return (value: Json) => restore(value);
  };

  return { restoreJson: (value) => restoreJson(value), createRestore };
}
