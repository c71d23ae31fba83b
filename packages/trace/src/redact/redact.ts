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

/** Finds everything that may be a peer id, in values and in the names of properties. */
function findPeerIds(values: readonly unknown[]): Set<string> {
  const ids = new Set<string>();
  const visited = new Set<object>();
  const addFrom = (text: string) => {
    for (const word of splitWords(text))
      if (isPeerIdLike(word) && !knownWords.has(word)) ids.add(word);
  };
  const visit = (value: unknown) => {
    if (typeof value === 'string') addFrom(value);
    if (!isObject(value) || visited.has(value)) return;
    visited.add(value);
    for (const [key, inner] of Object.entries(value)) {
      if (!knownKeys.has(key)) addFrom(key);
      visit(inner);
    }
  };
  for (const value of values) visit(value);
  return ids;
}

/** Creates functions that redact the parts of one trace with the same pseudonyms. */
function createRedactor(context: RedactionContext) {
  const cache = new WeakMap<object, JsonRecord>();

  const redactRecord = (value: object): JsonRecord => {
    const cached = cache.get(value);
    if (cached !== undefined) return cached;
    // Rooms and profiles both have a `name`; only a room has a capacity.
    const isRoom = 'capacity' in value;
    const redacted = Object.entries(value).map(([key, inner]): [string, Json] => [
      redactKey(key, context),
      redactJson(inner, isRoom && key === 'name' ? 'room' : key),
    ]);
    const record = withCandidateLength(value, Object.fromEntries(redacted));
    cache.set(value, record);
    return record;
  };

  const redactJson = (value: unknown, key = ''): Json => {
    if (typeof value === 'string') return redactText(value, key, context);
    if (typeof value === 'number' || typeof value === 'boolean') return value;
    if (Array.isArray(value)) return value.map((item) => redactJson(item, key));
    return isObject(value) ? redactRecord(value) : null;
  };

  /** State values come from the source code, even if a state has the name of a sensitive property. */
  const redactStateValue = (value: Json): Json => {
    if (typeof value === 'string') return redactText(value, '', context);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(redactStateValue);
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        redactKey(key, context),
        redactStateValue(inner),
      ]),
    );
  };

  return {
    redactRecord,
    redactJson,
    redactStateValue,
    redactName: (text: string) => redactText(text, '', context),
    redactActor: (key: string) => redactActorKey(key, context),
  };
}

/** Appends to a candidate the length of the whole signal before redaction. */
function withCandidateLength(before: object, after: JsonRecord): JsonRecord {
  const { candidate } = after;
  if (typeof candidate !== 'string' || !isCandidate(candidate)) return after;
  const redactedBefore =
    'candidate' in before && typeof before.candidate === 'string'
      ? parseLength(before.candidate)
      : null;
  if (redactedBefore !== null)
    return { ...after, candidate: withLength(candidate, redactedBefore.length) };
  const shortened = JSON.stringify(before).length - JSON.stringify(after).length;
  const length = JSON.stringify(candidate).length + shortened;
  return { ...after, candidate: withLength(candidate, length) };
}

/**
 * Removes secrets and addresses from entries, and the names of people and rooms unless they are to be kept.
 * Replaces every text that is not known to come from the source code. The pseudonyms keep what the machines
 * read, so that redacted entries replay like the originals. Redacting them again changes nothing.
 */
export function redact(entries: readonly TraceEntry[], redaction: Redaction): TraceEntry[] {
  const peerIds = createPeerIdPseudonyms(findPeerIds(entries));
  const redactor = createRedactor({ redaction, pseudonyms: createPseudonyms(), peerIds });
  const { redactActor, redactJson, redactName, redactRecord, redactStateValue } = redactor;
  const redactEntry = (original: TraceEntry): TraceEntry => {
    const entry = { ...original, actor: redactActor(original.actor) };
    switch (entry.kind) {
      case 'actor': {
        const { id, machine, input } = entry;
        return {
          ...entry,
          parent: entry.parent && redactActor(entry.parent),
          id: redactName(id),
          machine: machine && redactName(machine),
          input: redactJson(input),
        };
      }
      case 'event': {
        const { from, event, delayId } = entry;
        return {
          ...entry,
          from: from && redactActor(from),
          event: { ...redactRecord(event), type: redactName(event.type) },
          delayId: delayId && redactName(delayId),
        };
      }
      case 'microstep': {
        const transitions = entry.transitions.map(({ from, to }) => ({
          from: redactName(from),
          to: to.map(redactName),
        }));
        return { ...entry, event: redactName(entry.event), transitions };
      }
      case 'action':
        return { ...entry, action: redactName(entry.action), params: redactJson(entry.params) };
      case 'delay':
        return { ...entry, id: redactName(entry.id) };
      case 'snapshot': {
        const { event, value, context } = entry;
        return {
          ...entry,
          event: redactName(event),
          value: redactStateValue(value),
          context: redactJson(context),
        };
      }
      default:
        return entry satisfies never;
    }
  };
  return entries.map(redactEntry);
}
