import type { Redaction } from '../format/format.ts';
import { isIceUrl, redactAddress, redactIceUrl } from './address.ts';
import { isCandidate, redactCandidate, redactIceToken } from './candidate.ts';
import { knownKeys } from './known-keys.ts';
import { isSdp, redactSdp } from './sdp.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { knownWords, splitWords } from './known-words.ts';

/** What a text is redacted with. */
export interface RedactionContext {
  readonly redaction: Redaction;
  readonly pseudonyms: Pseudonyms;
  readonly peerIds: ReadonlyMap<string, string>;
}

/** What is called by these is a secret or says who somebody is, whatever it looks like. */
const sensitiveKeys: ReadonlyMap<string, string> = new Map([
  ['name', 'person'],
  ['room', 'room'],
  ['username', 'username'],
  ['credential', 'credential'],
  ['label', 'label'],
  // The address of one.
  ['relayAddress', 'relay'],
  ['deviceId', 'id'],
  ['message', 'text'],
  ['@error', 'text'],
]);

/** What is called by these names a track, a device or the like, where it is not a word from the code. */
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

const nameKinds: ReadonlySet<string> = new Set(['person', 'room']);

/** `epoch-n`, the id of an event of the room. */
const eventIdPattern = /^([A-Za-z0-9_]{8,22})-([1-9]\d{0,14})$/;
const redactEpoch = (epoch: string, { pseudonyms }: RedactionContext) =>
  pseudonyms.get('epoch', epoch, (n) => `epoch${String(n).padStart(3, '0')}`);

/** The session id of an actor. */
const actorKeyPattern = /^x:\d+$/;

/** What names an actor within a trace; another than XState would give it stands in no recording. */
export const redactActorKey = (key: string, { pseudonyms }: RedactionContext): string =>
  actorKeyPattern.test(key) ? key : pseudonyms.get('actor', key);

/** A name that is put together from words and people's ids; null where there is anything else in it. */
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

/** What may be shown of a text. Only what is known to tell nothing of anybody stays as it is. */
export function redactText(text: string, key: string, hiding: RedactionContext): string {
  const { pseudonyms, redaction } = hiding;
  if (text === '') return text;
  const kind = sensitiveKeys.get(key);
  if (kind !== undefined) {
    return redaction.hasNames && nameKinds.has(kind) ? text : pseudonyms.get(kind, text);
  }
  if (key === '@actor') return redactActorKey(text, hiding);
  if (key === 'address' || key === 'addresses') return redactAddress(text, pseudonyms);
  if (isSdp(text) || key === 'sdp') return redactSdp(text, pseudonyms);
  if (isCandidate(text)) return redactCandidate(text, pseudonyms);
  if (isIceUrl(text)) return redactIceUrl(text, pseudonyms);
  if (key === 'epoch') return redactEpoch(text, hiding);
  if (key === 'usernameFragment') return redactIceToken(text, pseudonyms);
  if (key === 'sdpMid' && !/^\d{1,3}$/.test(text)) return redactIceToken(text, pseudonyms);
  if (key === 'sdpMid') return text;
  if (key === 'lastFailure') return redactFailure(text, hiding);
  const known = actorKeyPattern.test(text) ? text : redactName(text, hiding);
  if (known !== null) return known;
  const [, epoch, n] = eventIdPattern.exec(text) ?? [];
  if (epoch !== undefined && (key === 'id' || key === 'lastEventId')) {
    return `${redactEpoch(epoch, hiding)}-${n}`;
  }
  return pseudonyms.get(idKeys.has(key) ? 'id' : 'text', text);
}

/** What failed, and how: as the machines put the two together. */
function redactFailure(failure: string, hiding: RedactionContext): string {
  const end = failure.indexOf(': ');
  if (end === -1) return hiding.pseudonyms.get('text', failure);
  const how = failure.slice(end + 2);
  const what = redactText(failure.slice(0, end), '', hiding);
  return `${what}: ${knownWords.has(how) ? how : redactText(how, 'message', hiding)}`;
}

/** The name of a property: from the code, as a state's is too, or a person's id. */
export function redactKey(key: string, { peerIds, pseudonyms }: RedactionContext): string {
  if (knownKeys.has(key) || knownWords.has(key)) return key;
  return peerIds.get(key) ?? pseudonyms.get('key', key);
}
