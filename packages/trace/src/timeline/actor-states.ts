import type { EntryOf, Json, TraceEntry } from '../format/format.ts';
import { indexAtSeq } from './entry-index.ts';
import { actorLogsOf, type ActorLog } from './actor-logs.ts';

/** One actor as it was at a moment. */
export interface ActorState {
  readonly key: string;
  /** Null for a root, and where the trace does not tell. */
  readonly parent: string | null;
  readonly id: string;
  /** The id of its machine, or null for an actor that is none. */
  readonly machine: string | null;
  readonly status: EntryOf<'snapshot'>['status'];
  readonly value: Json;
  readonly context: Json;
  /** The number of the entry that says so: its last snapshot, or its beginning. */
  readonly seq: number;
}

/** Every actor that had begun, those included that had ended, by its key and in the order of beginning. */
export type ActorStates = ReadonlyMap<string, ActorState>;

/**
 * What the actor of a track was after the entry `seq`; undefined where it had not begun. Of one that lives a
 * recording always tells how it began, so one of which it tells neither that nor what it was had ended before,
 * and is only spoken to.
 */
export function actorStateAt(
  { key, start, entries, snapshots }: ActorLog,
  seq: number,
): ActorState | undefined {
  const first = entries[0];
  if (first === undefined || first.seq > seq) return undefined;
  if (start === null && snapshots.length === 0) return undefined;
  const snapshot = snapshots[indexAtSeq(snapshots, seq)];
  return {
    key,
    parent: start?.parent ?? null,
    id: start?.id ?? key,
    machine: start?.machine ?? null,
    status: snapshot?.status ?? 'active',
    value: snapshot?.value ?? null,
    context: snapshot?.context ?? null,
    seq: snapshot?.seq ?? first.seq,
  };
}

/** All actors as they were after the entry `seq`. */
export function actorStatesAt(entries: readonly TraceEntry[], seq: number): ActorStates {
  const moment = new Map<string, ActorState>();
  for (const track of actorLogsOf(entries).values()) {
    const actor = actorStateAt(track, seq);
    if (actor !== undefined) moment.set(actor.key, actor);
  }
  return moment;
}
