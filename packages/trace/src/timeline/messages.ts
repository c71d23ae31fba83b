import type { ServerCommand, ServerReport } from '@visavis/machines';
import type { EntryOf, TraceEntry } from '../format/format.ts';
import { actorLogsOf, type ActorLogs } from './actor-logs.ts';

/** Stands for the server in place of an actor's key. No actor has this key. */
export const serverKey = 'server';

/** An event from one actor to another, or a message to or from the server. */
export interface Message {
  /** The `seq` of the event's entry. A message to or from the server has that of the event that caused it. */
  readonly seq: number;
  readonly at: number;
  /** The key of an actor, or {@link serverKey}; null for the user, the platform or a delay. */
  readonly from: string | null;
  readonly to: string;
  readonly type: string;
}

/** The procedure that the server connection calls for each command. */
const procedures: Readonly<Record<ServerCommand['type'], string>> = {
  join: 'room.join',
  send: 'signal.send',
  update: 'room.update',
  changeLink: 'room.changeLink',
  moderate: 'room.moderate',
  requestIceServers: 'ice.servers',
  check: 'server.info',
  peek: 'room.peek',
  leave: 'room.leave',
};

/** Whether a report is a message of the server, and not an observation of the server connection itself. */
const serverReports: Readonly<Record<ServerReport['type'], boolean>> = {
  'server.open': true,
  'server.joined': true,
  'server.roomEvent': true,
  'server.sent': true,
  'server.sendRefused': true,
  'server.moderated': true,
  'server.moderationRefused': true,
  'server.refused': true,
  'server.iceServers': true,
  'server.iceServersRefused': true,
  'server.peeked': true,
  'server.pong': true,
  'server.unresponsive': false,
  'server.lost': false,
};

const procedureOf = new Map<string, string>(Object.entries(procedures));
const isServerReport = new Map<string, boolean>(Object.entries(serverReports));

const isServerConnection = (logs: ActorLogs, key: string | null): boolean => {
  const start = key === null ? null : logs.get(key)?.start;
  if (start?.id !== 'server' || start.parent === null) return false;
  return logs.get(start.parent)?.start?.machine === 'signaling';
};

/** The messages that one event shows: itself, and what crossed the network before or after it. */
function messagesOfEvent(
  { seq, at, from, actor, event }: EntryOf<'event'>,
  logs: ActorLogs,
): Message[] {
  const { type } = event;
  const message = { seq, at, from, to: actor, type };
  const procedure = procedureOf.get(type);
  if (procedure !== undefined && isServerConnection(logs, actor)) {
    return [message, { seq, at, from: actor, to: serverKey, type: procedure }];
  }
  if (from !== null && isServerReport.get(type) === true && isServerConnection(logs, from)) {
    return [{ seq, at, from: serverKey, to: from, type }, message];
  }
  return [message];
}

/** All messages between actors and with the server, in order. */
export function listMessages(entries: readonly TraceEntry[]): Message[] {
  const logs = actorLogsOf(entries);
  return entries.flatMap((entry) => (entry.kind === 'event' ? messagesOfEvent(entry, logs) : []));
}
