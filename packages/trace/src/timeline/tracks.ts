import type { EntryOf, TraceEntry } from '../format/format.ts';

/** All of one actor, in the order of `seq`. */
export interface Track {
  readonly key: string;
  /** Null where the trace does not tell. */
  readonly begun: EntryOf<'actor'> | null;
  readonly entries: readonly TraceEntry[];
  readonly snapshots: readonly EntryOf<'snapshot'>[];
}

export type Tracks = ReadonlyMap<string, Track>;

interface Growing {
  begun: EntryOf<'actor'> | null;
  readonly entries: TraceEntry[];
  readonly snapshots: EntryOf<'snapshot'>[];
}

function sorted(entries: readonly TraceEntry[]): Tracks {
  const tracks = new Map<string, Growing & { readonly key: string }>();
  for (const entry of entries) {
    const key = entry.actor;
    let track = tracks.get(key);
    if (track === undefined) {
      track = { key, begun: null, entries: [], snapshots: [] };
      tracks.set(key, track);
    }
    track.entries.push(entry);
    if (entry.kind === 'actor') track.begun = entry;
    if (entry.kind === 'snapshot') track.snapshots.push(entry);
  }
  return tracks;
}

const known = new WeakMap<readonly TraceEntry[], Tracks>();

/** The entries by actor, in the order in which the actors appear. A list is sorted once and must not change. */
export function tracksOf(entries: readonly TraceEntry[]): Tracks {
  const before = known.get(entries);
  if (before !== undefined) return before;
  const tracks = sorted(entries);
  known.set(entries, tracks);
  return tracks;
}
