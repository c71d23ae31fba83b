import type { ServerCommand, ServerReport } from '@visavis/machines';
import type { EntryOf, TraceEntry } from '../format/format.ts';
import { actorLogsOf, type ActorLogs } from './actor-logs.ts';

/** How the server stands among the actors. No actor has such a key. */
export const serverKey = 'server';

/** What one actor told another. */
export interface Message {
  /** Of the entry that tells of it; two messages may have the same. */
  readonly seq: number;
  readonly at: number;
  /** The key of an actor, {@link serverKey}, or null: the person, the platform, a timer. */
  readonly from: string | null;
  readonly to: string;
  readonly type: string;
}

/** The procedure by which the link passes a command on to the server. */
const procedures: Readonly<Record<ServerCommand['type'], string>> = {
  join: 'room.join',
  send: 'signal.send',
  update: 'room.update',
  requestIceServers: 'ice.servers',
  check: 'server.info',
  peek: 'room.peek',
  leave: 'room.leave',
};

/** What of the link's reports the server has said. The rest is the link's own finding. */
const serverReports: Readonly<Record<ServerReport['type'], boolean>> = {
  'server.open': true,
  'server.joined': true,
  'server.roomEvent': true,
  'server.sent': true,
  'server.sendRefused': true,
  'server.refused': true,
  'server.iceServers': true,
  'server.peeked': true,
  'server.pong': true,
  'server.unresponsive': false,
  'server.lost': false,
};

const procedureOf = new Map<string, string>(Object.entries(procedures));
const isServerReport = new Map<string, boolean>(Object.entries(serverReports));

const isServerConnection = (tracks: ActorLogs, key: string | null): boolean => {
  const begun = key === null ? null : tracks.get(key)?.start;
  if (begun?.id !== 'server' || begun.parent === null) return false;
  return tracks.get(begun.parent)?.start?.machine === 'signaling';
};

/** What one event says of messages: itself, and before or after it what went over the wire. */
function messagesOfEvent(
  { seq, at, from, actor, event }: EntryOf<'event'>,
  tracks: ActorLogs,
): Message[] {
  const { type } = event;
  const message = { seq, at, from, to: actor, type };
  const request = procedureOf.get(type);
  if (request !== undefined && isServerConnection(tracks, actor)) {
    return [message, { seq, at, from: actor, to: serverKey, type: request }];
  }
  if (from !== null && isServerReport.get(type) === true && isServerConnection(tracks, from)) {
    return [{ seq, at, from: serverKey, to: from, type }, message];
  }
  return [message];
}

/** All that the actors told each other, and the server, in order. */
export function listMessages(entries: readonly TraceEntry[]): Message[] {
  const tracks = actorLogsOf(entries);
  return entries.flatMap((entry) => (entry.kind === 'event' ? messagesOfEvent(entry, tracks) : []));
}
