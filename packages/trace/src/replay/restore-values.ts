import { createActor, type AnyActorLogic, type AnyActorRef } from 'xstate';
import type { Json } from '../format/format.ts';
import { createLengthRestorer } from '../redact/original-length.ts';

const isRecord = (value: Json): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const activeSnapshot = { status: 'active', output: undefined, error: undefined } as const;

/** The logic of an actor that hears everything and does nothing. */
const inertLogic: AnyActorLogic = {
  transition: () => activeSnapshot,
  getInitialSnapshot: () => activeSnapshot,
  getPersistedSnapshot: () => activeSnapshot,
};

/** What one replay makes of recorded values. */
export interface ValueRestorer {
  /** A value with each stand-in as long as what it stands for, so that it can be compared. */
  readonly restoreLengths: (value: Json) => Json;
  /** Makes for one actor what makes what machines are given: with actors and errors where these stood. */
  readonly createRestore: () => (value: Json) => unknown;
}

/** Makes what makes of recorded values what a replay needs. */
export function createValueRestorer(): ValueRestorer {
  const unfold = createLengthRestorer();
  const known = new WeakMap<object, Json>();

  const unfolded = (value: Json, key = ''): Json => {
    if (typeof value === 'string') return unfold(value, key);
    if (typeof value !== 'object' || value === null) return value;
    const before = known.get(value);
    if (before !== undefined) return before;
    const made = Array.isArray(value)
      ? value.map((item) => unfolded(item))
      : Object.fromEntries(
          Object.entries(value).map(([key, inner]) => [key, unfolded(inner, key)]),
        );
    known.set(value, made);
    return made;
  };

  const reviver = () => {
    const actors = new Map<string, AnyActorRef>();
    const actorOf = (key: string): AnyActorRef => {
      const before = actors.get(key);
      if (before !== undefined) return before;
      const actor = createActor(inertLogic).start();
      actor.sessionId = key;
      actors.set(key, actor);
      return actor;
    };
    const revived = (value: Json, key = ''): unknown => {
      if (typeof value === 'string') return unfold(value, key);
      if (Array.isArray(value)) return value.map((item) => revived(item));
      if (!isRecord(value)) return value;
      const { '@actor': actor, '@error': message } = value;
      if (typeof actor === 'string') return actorOf(actor);
      if (typeof message === 'string') return new Error(message);
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, revived(inner, key)]),
      );
    };
    return (value: Json) => revived(value);
  };

  return { restoreLengths: (value) => unfolded(value), createRestore: reviver };
}
