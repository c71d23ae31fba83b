import type { EntryOf, Json, TraceEntry } from '../format/format.ts';
import { indexAtSeq } from './entry-index.ts';
import { actorLogsOf, type ActorLog } from './actor-logs.ts';

/** The state of one actor at a position of a trace. */
export interface ActorState {
  readonly key: string;
  /** Null for a root actor, and if the start is not in the trace. */
  readonly parent: string | null;
  readonly id: string;
  /** The id of its machine; null for an actor that is no machine. */
  readonly machine: string | null;
  readonly status: EntryOf<'snapshot'>['status'];
  readonly value: Json;
  readonly context: Json;
  /** The `seq` of its last snapshot, or of its first entry. */
  readonly seq: number;
}

/** Every actor that had started, ended ones included, by its key, in the order of their starts. */
export type ActorStates = ReadonlyMap<string, ActorState>;

/**
 * The state of an actor after the entry `seq`; undefined if it had not started. A recording has the start of
 * every live actor. An actor without start and snapshot has ended before, and only received late events.
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

/** The states of all actors after the entry `seq`. */
export function actorStatesAt(entries: readonly TraceEntry[], seq: number): ActorStates {
  const states = new Map<string, ActorState>();
  for (const log of actorLogsOf(entries).values()) {
    const state = actorStateAt(log, seq);
    if (state !== undefined) states.set(state.key, state);
  }
  return states;
}
