import type { Difference } from '../timeline/differences.ts';

/** A position in a trace. */
export interface TracePosition {
  readonly actor: string;
  /** The id of the actor within its parent. */
  readonly id: string;
  readonly machine: string;
  /** The entry of the event, or of the actor's start or stop. */
  readonly seq: number;
  /** The type of the event. */
  readonly event: string;
}

/** A machine behaves differently from its recording. */
interface BehaviourDivergence extends TracePosition {
  readonly kind: 'behaviour';
  /**
   * Differences in `status`, `value`, `context` and `effects`, between the recording (`before`) and the replay
   * (`after`).
   */
  readonly differences: readonly Difference[];
}

/**
 * A snapshot lacks its event, or an event its snapshot. Either entries were removed, or the actor handled its
 * events in another order.
 */
interface UnpairedEntry extends TracePosition {
  readonly kind: 'missingEvent' | 'missingSnapshot';
}

/** The entries of an actor lack its start. */
interface MissingStart {
  readonly kind: 'missingStart';
  readonly actor: string;
  /** The first entry of the actor. */
  readonly seq: number;
}

/** Entries are missing that the recorder did not drop. */
interface MissingEntries {
  readonly kind: 'missingEntries';
  /** The number of the first missing entry. */
  readonly seq: number;
  /** How many entries are missing, here and later. */
  readonly count: number;
}

/** The first point where an actor differs from its recording, or where the recording has a gap. */
export type Divergence = BehaviourDivergence | UnpairedEntry | MissingStart | MissingEntries;

/** A property that did not exist when the trace was recorded: the only difference that is compatible. */
export interface NewProperty extends TracePosition {
  readonly property: string;
}

/** The result of a replay. */
export interface ReplayReport {
  /** How many machine actors were replayed. */
  readonly actors: number;
  /** How many of their steps were compared: starts, handled events and stops. */
  readonly comparedSteps: number;
  /**
   * How many steps of machine actors could not be compared: those whose entries were dropped, those after a
   * divergence, and those of incomplete actors.
   */
  readonly uncomparedSteps: number;
  /** The first divergence of each actor and the first gap, in the order of `seq`. */
  readonly divergences: readonly Divergence[];
  /** The first occurrence in each machine. */
  readonly newProperties: readonly NewProperty[];
  /** The keys of the machine actors whose recording is not sufficient for a replay. */
  readonly incompleteActors: readonly string[];
}
