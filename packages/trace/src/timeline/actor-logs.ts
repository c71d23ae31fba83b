import type { EntryOf, TraceEntry } from '../format/format.ts';

/** All entries of one actor, in the order of `seq`. */
export interface ActorLog {
  readonly key: string;
  /** Null if the start is not in the trace. */
  readonly start: EntryOf<'actor'> | null;
  readonly entries: readonly TraceEntry[];
  readonly snapshots: readonly EntryOf<'snapshot'>[];
}

/** The logs by the key of the actor, in the order in which the actors appear. */
export type ActorLogs = ReadonlyMap<string, ActorLog>;

interface MutableActorLog {
  start: EntryOf<'actor'> | null;
  readonly entries: TraceEntry[];
  readonly snapshots: EntryOf<'snapshot'>[];
}

function groupByActor(entries: readonly TraceEntry[]): ActorLogs {
  const logs = new Map<string, MutableActorLog & { readonly key: string }>();
  for (const entry of entries) {
    const key = entry.actor;
    let log = logs.get(key);
    if (log === undefined) {
      log = { key, start: null, entries: [], snapshots: [] };
      logs.set(key, log);
    }
    log.entries.push(entry);
    if (entry.kind === 'actor') log.start = entry;
    if (entry.kind === 'snapshot') log.snapshots.push(entry);
  }
  return logs;
}

const cache = new WeakMap<readonly TraceEntry[], ActorLogs>();

/** Groups entries by actor. The result is cached for the array, which must not change. */
export function actorLogsOf(entries: readonly TraceEntry[]): ActorLogs {
  const cached = cache.get(entries);
  if (cached !== undefined) return cached;
  const logs = groupByActor(entries);
  cache.set(entries, logs);
  return logs;
}
