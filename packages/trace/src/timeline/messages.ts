import type { LinkCommand, LinkReport } from '@visavis/machines';
import type { EntryOf, TraceEntry } from '../format/format.ts';
import { tracksOf, type Tracks } from './tracks.ts';

/** How the server stands among the actors. No actor has such a key. */
export const server = 'server';

/** What one actor told another. */
export interface Message {
  /** Of the entry that tells of it; two messages may have the same. */
  readonly seq: number;
  readonly at: number;
  /** The key of an actor, {@link server}, or null: the person, the platform, a timer. */
  readonly from: string | null;
  readonly to: string;
  readonly type: string;
}

/** The procedure by which the link passes a command on to the server. */
const requests: Readonly<Record<LinkCommand['type'], string>> = {
  join: 'room.join',
  send: 'signal.send',
  update: 'room.update',
  askIceServers: 'ice.servers',
  check: 'server.info',
  peek: 'room.peek',
  leave: 'room.leave',
};

/** What of the link's reports the server has said. The rest is the link's own finding. */
const answers: Readonly<Record<LinkReport['type'], boolean>> = {
  'link.open': true,
  'link.joined': true,
  'link.event': true,
  'link.sent': true,
  'link.unsent': true,
  'link.refused': true,
  'link.iceServers': true,
  'link.peeked': true,
  'link.pong': true,
  'link.silent': false,
  'link.lost': false,
};

const requestOf = new Map<string, string>(Object.entries(requests));
const isAnswer = new Map<string, boolean>(Object.entries(answers));

const isLink = (tracks: Tracks, key: string | null): boolean => {
  const begun = key === null ? null : tracks.get(key)?.begun;
  if (begun?.id !== 'link' || begun.parent === null) return false;
  return tracks.get(begun.parent)?.begun?.machine === 'signaling';
};

/** What one event says of messages: itself, and before or after it what went over the wire. */
function messagesOf({ seq, at, from, actor, event }: EntryOf<'event'>, tracks: Tracks): Message[] {
  const { type } = event;
  const message = { seq, at, from, to: actor, type };
  const request = requestOf.get(type);
  if (request !== undefined && isLink(tracks, actor)) {
    return [message, { seq, at, from: actor, to: server, type: request }];
  }
  if (from !== null && isAnswer.get(type) === true && isLink(tracks, from)) {
    return [{ seq, at, from: server, to: from, type }, message];
  }
  return [message];
}

/** All that the actors told each other, and the server, in order. */
export function messages(entries: readonly TraceEntry[]): Message[] {
  const tracks = tracksOf(entries);
  return entries.flatMap((entry) => (entry.kind === 'event' ? messagesOf(entry, tracks) : []));
}
