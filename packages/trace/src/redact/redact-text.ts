import type { Redaction } from '../format/format.ts';
import { isIceUrl, redactAddress, redactIceUrl } from './address.ts';
import { isCandidate, redactCandidate, redactIceToken } from './candidate.ts';
import { knownKeys } from './known-keys.ts';
import { isSdp, redactSdp } from './sdp.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { knownWords, splitWords } from './known-words.ts';

/** What redaction depends on. */
export interface RedactionContext {
  readonly redaction: Redaction;
  readonly pseudonyms: Pseudonyms;
  readonly peerIds: ReadonlyMap<string, string>;
}

/** Properties that always hold a secret or identify somebody, with the kind of their pseudonym. */
const sensitiveKeys: ReadonlyMap<string, string> = new Map([
  ['name', 'person'],
  ['room', 'room'],
  ['username', 'username'],
  ['credential', 'credential'],
  ['label', 'label'],
  ['publicKey', 'key'],
  ['relayAddress', 'relay'],
  ['deviceId', 'id'],
  ['message', 'text'],
  ['@error', 'text'],
]);

/** Properties that hold the id of a track or a device, unless their value is a known word. */
const idKeys: ReadonlySet<string> = new Set([
  'id',
  'microphone',
  'camera',
  'speaker',
  'screen',
  'screenAudio',
  'video',
  'audio',
]);

/** Kinds of pseudonyms for names, which a trace may keep. */
const nameKinds: ReadonlySet<string> = new Set(['person', 'room']);

/** The id of a room event: `epoch-n`. */
const eventIdPattern = /^([A-Za-z0-9_]{8,22})-([1-9]\d{0,14})$/;
const redactEpoch = (epoch: string, { pseudonyms }: RedactionContext) =>
  pseudonyms.get('epoch', epoch, (n) => `epoch${String(n).padStart(3, '0')}`);

/** The session id of an actor. */
const actorKeyPattern = /^x:\d+$/;

/** Keeps the session ids that XState assigns. A trace that was edited by hand may contain others. */
export const redactActorKey = (key: string, { pseudonyms }: RedactionContext): string =>
  actorKeyPattern.test(key) ? key : pseudonyms.get('actor', key);

/** Redacts a name that consists of known words and peer ids; null if it contains anything else. */
function redactName(name: string, { peerIds }: RedactionContext): string | null {
  let redacted = '';
  for (const word of splitWords(name)) {
    const part =
      knownWords.has(word) || word === '' || /^[.:]$/.test(word) ? word : peerIds.get(word);
    if (part === undefined) return null;
    redacted += part;
  }
  return redacted;
}

/**
 * Redacts a text. Only a text that is known to reveal nothing about anybody stays as it is.
 * @param key the property that holds it; empty for a name
 */
export function redactText(text: string, key: string, context: RedactionContext): string {
  const { pseudonyms, redaction } = context;
  if (text === '') return text;
  const kind = sensitiveKeys.get(key);
  if (kind !== undefined) {
    return redaction.hasNames && nameKinds.has(kind) ? text : pseudonyms.get(kind, text);
  }
  // Of the same length, on which depends how much the signaling machine sends at once.
  if (key === 'signature')
    return pseudonyms.get(key, text, (n) => `signature#${n}`.padEnd(text.length));
  if (key === '@actor') return redactActorKey(text, context);
  if (key === 'address' || key === 'addresses') return redactAddress(text, pseudonyms);
  if (isSdp(text) || key === 'sdp') return redactSdp(text, pseudonyms);
  if (isCandidate(text)) return redactCandidate(text, pseudonyms);
  if (isIceUrl(text)) return redactIceUrl(text, pseudonyms);
  if (key === 'epoch') return redactEpoch(text, context);
  if (key === 'usernameFragment') return redactIceToken(text, pseudonyms);
  if (key === 'sdpMid' && !/^\d{1,3}$/.test(text)) return redactIceToken(text, pseudonyms);
  if (key === 'sdpMid') return text;
  if (key === 'lastFailure') return redactFailure(text, context);
  const name = actorKeyPattern.test(text) ? text : redactName(text, context);
  if (name !== null) return name;
  const [, epoch, n] = eventIdPattern.exec(text) ?? [];
  if (epoch !== undefined && (key === 'id' || key === 'lastEventId')) {
    return `${redactEpoch(epoch, context)}-${n}`;
  }
  return pseudonyms.get(idKeys.has(key) ? 'id' : 'text', text);
}

/** Redacts `subject: cause`, the format in which the machines record a failure. */
function redactFailure(failure: string, context: RedactionContext): string {
  const separator = failure.indexOf(': ');
  if (separator === -1) return context.pseudonyms.get('text', failure);
  const cause = failure.slice(separator + 2);
  const subject = redactText(failure.slice(0, separator), '', context);
  return `${subject}: ${knownWords.has(cause) ? cause : redactText(cause, 'message', context)}`;
}

/** Redacts the name of a property: it comes from the source code, or is a peer id. */
export function redactKey(key: string, { peerIds, pseudonyms }: RedactionContext): string {
  if (knownKeys.has(key) || knownWords.has(key)) return key;
  return peerIds.get(key) ?? pseudonyms.get('key', key);
}
