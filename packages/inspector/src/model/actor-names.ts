import { formatText } from '@visavis/text';
import { useText } from '@visavis/text/solid';
import {
  actorLogsOf,
  type Json,
  type TraceEntry,
  type ActorLog,
  type ActorLogs,
} from '@visavis/trace';

/** The id of a peer actor, which contains the member's id. */
const peerActorPattern = /^peer:(.+)$/;
/** How many characters of an id are shown. */
const shortIdLength = 6;

const isRecord = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads the names of the members from the context of a call. */
function readMembers(members: Json | undefined, names: Map<string, string>): void {
  if (!Array.isArray(members)) return;
  for (const member of members) {
    if (!isRecord(member) || !isRecord(member['profile'])) continue;
    const { id } = member;
    const { name } = member['profile'];
    if (typeof id === 'string' && typeof name === 'string') names.set(id, name);
  }
}

/** The last known names of all members by their ids, members who left included. */
function memberNamesIn(logs: Iterable<ActorLog>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { start, snapshots } of logs) {
    if (start?.machine !== 'call') continue;
    let previousMembers: Json | undefined;
    for (const { context } of snapshots) {
      const members = isRecord(context) ? context['members'] : undefined;
      // Contexts are immutable, so most share the members with the previous one.
      if (members === previousMembers) continue;
      previousMembers = members;
      readMembers(members, names);
    }
  }
  return names;
}

/** The id of the member that an actor or its parent belongs to; undefined for other actors. */
function memberIdOf({ start }: ActorLog, logs: ActorLogs): string | undefined {
  const own = peerActorPattern.exec(start?.id ?? '');
  const parent = logs.get(start?.parent ?? '');
  return own?.[1] ?? peerActorPattern.exec(parent?.start?.id ?? '')?.[1];
}

/** The display name of each actor of a recording, by its key. */
export function actorNamesOf(entries: readonly TraceEntry[]): ReadonlyMap<string, string> {
  const logs = actorLogsOf(entries);
  const names = memberNamesIn(logs.values());
  const { isolate } = useText(formatText);
  const nameOf = (log: ActorLog): string => {
    const { key, start } = log;
    const id = start?.id ?? key;
    // The id of a root actor is its key, which is less meaningful than its machine.
    if (id === key) return start?.machine ?? key;
    const memberId = memberIdOf(log, logs);
    if (memberId === undefined) return id;
    const member = names.get(memberId) ?? `${memberId.slice(0, shortIdLength)}…`;
    return `${id.replace(peerActorPattern, 'peer')} · ${isolate(member)}`;
  };
  return new Map([...logs.values()].map((log) => [log.key, nameOf(log)]));
}
