import type { Json, Redaction, TraceEntry } from '../format/format.ts';
import { isCandidate } from './candidate.ts';
import { createPeerIdPseudonyms, isPeerIdLike } from './peer-ids.ts';
import { knownKeys } from './known-keys.ts';
import { withLength, parseLength } from './original-length.ts';
import { createPseudonyms } from './pseudonyms.ts';
import { redactActorKey, redactKey, redactText, type RedactionContext } from './redact-text.ts';
import { knownWords, splitWords } from './known-words.ts';

type JsonRecord = Readonly<Record<string, Json>>;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Finds everything that may be a person's id, in values and in the names of properties. */
function findPeerIds(all: readonly unknown[]): Set<string> {
  const ids = new Set<string>();
  const visited = new Set<object>();
  const look = (text: string) => {
    for (const word of splitWords(text))
      if (isPeerIdLike(word) && !knownWords.has(word)) ids.add(word);
  };
  const visit = (value: unknown) => {
    if (typeof value === 'string') look(value);
    if (!isObject(value) || visited.has(value)) return;
    visited.add(value);
    for (const [key, inner] of Object.entries(value)) {
      if (!knownKeys.has(key)) look(key);
      visit(inner);
    }
  };
  for (const value of all) visit(value);
  return ids;
}

/** Makes what redacts the parts of one trace by the same stand-ins. */
function createRedactor(hiding: RedactionContext) {
  const known = new WeakMap<object, JsonRecord>();

  const record = (value: object): JsonRecord => {
    const before = known.get(value);
    if (before !== undefined) return before;
    // A room's name and a person's are both called so; only a room has a number of places.
    const isRoom = 'capacity' in value;
    const redacted = Object.entries(value).map(([key, inner]): [string, Json] => [
      redactKey(key, hiding),
      json(inner, isRoom && key === 'name' ? 'room' : key),
    ]);
    const after = withCandidateLength(value, Object.fromEntries(redacted));
    known.set(value, after);
    return after;
  };

  const json = (value: unknown, key = ''): Json => {
    if (typeof value === 'string') return redactText(value, key, hiding);
    if (typeof value === 'number' || typeof value === 'boolean') return value;
    if (Array.isArray(value)) return value.map((item) => json(item, key));
    return isObject(value) ? record(value) : null;
  };

  /** The state of a machine: it comes from the code, also where a secret is called like a state. */
  const state = (value: Json): Json => {
    if (typeof value === 'string') return redactText(value, '', hiding);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(state);
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [redactKey(key, hiding), state(inner)]),
    );
  };

  return {
    record,
    json,
    state,
    text: (text: string) => redactText(text, '', hiding),
    actor: (key: string) => redactActorKey(key, hiding),
  };
}

/** Notes how long a candidate was with all that goes with it, where it became shorter, or was so before. */
function withCandidateLength(before: object, after: JsonRecord): JsonRecord {
  const { candidate } = after;
  if (typeof candidate !== 'string' || !isCandidate(candidate)) return after;
  const told =
    'candidate' in before && typeof before.candidate === 'string'
      ? parseLength(before.candidate)
      : null;
  if (told !== null) return { ...after, candidate: withLength(candidate, told.length) };
  const shortened = JSON.stringify(before).length - JSON.stringify(after).length;
  const length = JSON.stringify(candidate).length + shortened;
  return { ...after, candidate: withLength(candidate, length) };
}

/**
 * Entries without anything that opens doors, and without names of people and rooms unless they are wanted.
 * Every text goes that is not known to come from the code. What stands for it keeps what the machines look
 * at, so that redacted entries replay like the others. Entries that are redacted once more stay as they are.
 */
export function redact(entries: readonly TraceEntry[], redaction: Redaction): TraceEntry[] {
  const ids = createPeerIdPseudonyms(findPeerIds(entries));
  const redactor = createRedactor({ redaction, pseudonyms: createPseudonyms(), peerIds: ids });
  const { json, record, state, text } = redactor;
  const body = (whole: TraceEntry): TraceEntry => {
    const entry = { ...whole, actor: redactor.actor(whole.actor) };
    switch (entry.kind) {
      case 'actor': {
        const { id, machine, input } = entry;
        return {
          ...entry,
          parent: entry.parent && redactor.actor(entry.parent),
          id: text(id),
          machine: machine && text(machine),
          input: json(input),
        };
      }
      case 'event': {
        const { from, event, delayId } = entry;
        return {
          ...entry,
          from: from && redactor.actor(from),
          event: { ...record(event), type: text(event.type) },
          delayId: delayId && text(delayId),
        };
      }
      case 'microstep': {
        const transitions = entry.transitions.map(({ from, to }) => ({
          from: text(from),
          to: to.map(text),
        }));
        return { ...entry, event: text(entry.event), transitions };
      }
      case 'action':
        return { ...entry, action: text(entry.action), params: json(entry.params) };
      case 'delay':
        return { ...entry, id: text(entry.id) };
      case 'snapshot': {
        const { event, value, context } = entry;
        return { ...entry, event: text(event), value: state(value), context: json(context) };
      }
      default:
        return entry satisfies never;
    }
  };
  return entries.map(body);
}
