import {
  actorLogsOf,
  type Json,
  type TraceEntry,
  type ActorLog,
  type ActorLogs,
} from '@visavis/trace';

/** What the call machine calls the actor of a peer: by the person's id, which says nothing to people. */
const peerActorPattern = /^peer:(.+)$/;
/** So much of an id tells one from another. */
const shortIdLength = 6;

const isRecord = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Takes the names of a call's members out of its context. */
function readMembers(members: Json | undefined, into: Map<string, string>): void {
  if (!Array.isArray(members)) return;
  for (const member of members) {
    if (!isRecord(member) || !isRecord(member['profile'])) continue;
    const { id } = member;
    const { name } = member['profile'];
    if (typeof id === 'string' && typeof name === 'string') into.set(id, name);
  }
}

/** What people are called, by their ids: the last that a call knew of each, of those too that have left. */
function memberNamesIn(tracks: Iterable<ActorLog>): ReadonlyMap<string, string> {
  const people = new Map<string, string>();
  for (const { start, snapshots } of tracks) {
    if (start?.machine !== 'call') continue;
    let seen: Json | undefined;
    for (const { context } of snapshots) {
      const members = isRecord(context) ? context['members'] : undefined;
      // Immutable data: most contexts share it with the one before.
      if (members === seen) continue;
      seen = members;
      readMembers(members, people);
    }
  }
  return people;
}

/** Whom an actor is there for, by its own id or its parent's; undefined where it is for nobody alone. */
function memberIdOf({ start }: ActorLog, tracks: ActorLogs): string | undefined {
  const own = peerActorPattern.exec(start?.id ?? '');
  const parent = tracks.get(start?.parent ?? '');
  return own?.[1] ?? peerActorPattern.exec(parent?.start?.id ?? '')?.[1];
}

/** What each actor of a recording is called, by its key. */
export function actorNamesOf(entries: readonly TraceEntry[]): ReadonlyMap<string, string> {
  const tracks = actorLogsOf(entries);
  const people = memberNamesIn(tracks.values());
  const nameOf = (track: ActorLog): string => {
    const { key, start } = track;
    const id = start?.id ?? key;
    // A root is called by its key, which says less than its machine.
    if (id === key) return start?.machine ?? key;
    const person = memberIdOf(track, tracks);
    if (person === undefined) return id;
    return `${id.replace(peerActorPattern, 'peer')} · ${people.get(person) ?? `${person.slice(0, shortIdLength)}…`}`;
  };
  return new Map([...tracks.values()].map((track) => [track.key, nameOf(track)]));
}
