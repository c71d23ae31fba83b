import type { Redaction } from '../format/format.ts';
import { isIceUrl, redactedAddress, redactedUrl } from './address.ts';
import { isCandidate, redactedCandidate, redactedToken } from './candidate.ts';
import { keys } from './keys.ts';
import { isSdp, redactedSdp } from './sdp.ts';
import type { StandIns } from './stand-ins.ts';
import { words, wordsOf } from './words.ts';

/** What a text is redacted with. */
export interface Hiding {
  readonly redaction: Redaction;
  readonly standIns: StandIns;
  readonly ids: ReadonlyMap<string, string>;
}

/** What is called by these is a secret or says who somebody is, whatever it looks like. */
const kinds: ReadonlyMap<string, string> = new Map([
  ['name', 'person'],
  ['room', 'room'],
  ['username', 'username'],
  ['credential', 'credential'],
  ['label', 'label'],
  // The address of one.
  ['relay', 'relay'],
  ['deviceId', 'id'],
  ['message', 'text'],
  ['@error', 'text'],
]);

/** What is called by these names a track, a device or the like, where it is not a word from the code. */
const names: ReadonlySet<string> = new Set([
  'id',
  'microphone',
  'camera',
  'speaker',
  'screen',
  'screenSound',
  'video',
  'audio',
]);

const wanted: ReadonlySet<string> = new Set(['person', 'room']);

/** `epoch-n`, the id of an event of the room. */
const eventId = /^([A-Za-z0-9_]{8,22})-([1-9]\d{0,14})$/;
const redactedEpoch = (epoch: string, { standIns }: Hiding) =>
  standIns.of('epoch', epoch, (n) => `epoch${String(n).padStart(3, '0')}`);

/** The session id of an actor. */
const actorKey = /^x:\d+$/;

/** What names an actor within a trace; another than XState would give it stands in no recording. */
export const redactedActor = (key: string, { standIns }: Hiding): string =>
  actorKey.test(key) ? key : standIns.of('actor', key);

/** A name that is put together from words and people's ids; null where there is anything else in it. */
function redactedName(name: string, { ids }: Hiding): string | null {
  let redacted = '';
  for (const word of wordsOf(name)) {
    const part = words.has(word) || word === '' || /^[.:]$/.test(word) ? word : ids.get(word);
    if (part === undefined) return null;
    redacted += part;
  }
  return redacted;
}

/** What may be shown of a text. Only what is known to tell nothing of anybody stays as it is. */
export function redactedText(text: string, key: string, hiding: Hiding): string {
  const { standIns, redaction } = hiding;
  if (text === '') return text;
  const kind = kinds.get(key);
  if (kind !== undefined) {
    return redaction.names && wanted.has(kind) ? text : standIns.of(kind, text);
  }
  if (key === '@actor') return redactedActor(text, hiding);
  if (key === 'address' || key === 'addresses') return redactedAddress(text, standIns);
  if (isSdp(text) || key === 'sdp') return redactedSdp(text, standIns);
  if (isCandidate(text)) return redactedCandidate(text, standIns);
  if (isIceUrl(text)) return redactedUrl(text, standIns);
  if (key === 'epoch') return redactedEpoch(text, hiding);
  if (key === 'usernameFragment') return redactedToken(text, standIns);
  if (key === 'sdpMid' && !/^\d{1,3}$/.test(text)) return redactedToken(text, standIns);
  if (key === 'sdpMid') return text;
  if (key === 'lastFailure') return redactedFailure(text, hiding);
  const known = actorKey.test(text) ? text : redactedName(text, hiding);
  if (known !== null) return known;
  const [, epoch, n] = eventId.exec(text) ?? [];
  if (epoch !== undefined && (key === 'id' || key === 'lastEventId')) {
    return `${redactedEpoch(epoch, hiding)}-${n}`;
  }
  return standIns.of(names.has(key) ? 'id' : 'text', text);
}

/** What failed, and how: as the machines put the two together. */
function redactedFailure(failure: string, hiding: Hiding): string {
  const end = failure.indexOf(': ');
  if (end === -1) return hiding.standIns.of('text', failure);
  const how = failure.slice(end + 2);
  const what = redactedText(failure.slice(0, end), '', hiding);
  return `${what}: ${words.has(how) ? how : redactedText(how, 'message', hiding)}`;
}

/** The name of a property: from the code, as a state's is too, or a person's id. */
export function redactedKey(key: string, { ids, standIns }: Hiding): string {
  if (keys.has(key) || words.has(key)) return key;
  return ids.get(key) ?? standIns.of('key', key);
}
