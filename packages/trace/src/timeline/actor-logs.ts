import type { EntryOf, TraceEntry } from '../format/format.ts';

/** All of one actor, in the order of `seq`. */
export interface ActorLog {
  readonly key: string;
  /** Null where the trace does not tell. */
  readonly start: EntryOf<'actor'> | null;
  readonly entries: readonly TraceEntry[];
  readonly snapshots: readonly EntryOf<'snapshot'>[];
}

export type ActorLogs = ReadonlyMap<string, ActorLog>;

interface MutableActorLog {
  start: EntryOf<'actor'> | null;
  readonly entries: TraceEntry[];
  readonly snapshots: EntryOf<'snapshot'>[];
}

function groupByActor(entries: readonly TraceEntry[]): ActorLogs {
  const tracks = new Map<string, MutableActorLog & { readonly key: string }>();
  for (const entry of entries) {
    const key = entry.actor;
    let track = tracks.get(key);
    if (track === undefined) {
      track = { key, start: null, entries: [], snapshots: [] };
      tracks.set(key, track);
    }
    track.entries.push(entry);
    if (entry.kind === 'actor') track.start = entry;
    if (entry.kind === 'snapshot') track.snapshots.push(entry);
  }
  return tracks;
}

const cache = new WeakMap<readonly TraceEntry[], ActorLogs>();

/** The entries by actor, in the order in which the actors appear. A list is sorted once and must not change. */
export function actorLogsOf(entries: readonly TraceEntry[]): ActorLogs {
  const before = cache.get(entries);
  if (before !== undefined) return before;
  const tracks = groupByActor(entries);
  cache.set(entries, tracks);
  return tracks;
}
