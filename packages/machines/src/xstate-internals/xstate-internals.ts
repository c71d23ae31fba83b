/**
 * Everything that the packages use of XState beyond its documented interface. Nothing else may. The contract
 * test fails when a release of XState changes any of it.
 */
import {
  Actor,
  isMachineSnapshot,
  type ActorScope,
  type AnyActorLogic,
  type AnyActorRef,
  type AnyMachineSnapshot,
  type AnyStateNode,
  type ExecutableActionObject,
  type InspectedMicrostepEvent,
  type Snapshot,
} from 'xstate';

/** The event by which XState stops an actor. `stopChild` can stop only one's own children. */
export const stopEvent = { type: 'xstate.stop' } as const;

/** The type of the event that every actor receives first. */
export const initEventType = 'xstate.init';

/** What precedes an actor's id in the type of the event by which its parent learns that it failed. */
export const actorErrorPrefix = 'xstate.error.actor.';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Whether an actor's snapshot has this status. Snapshots of children have no static type in an action. */
export function hasStatus(
  actor: AnyActorRef | undefined,
  status: Snapshot<unknown>['status'],
): boolean {
  const snapshot: unknown = actor?.getSnapshot();
  return isRecord(snapshot) && snapshot['status'] === status;
}

/** One value of a machine snapshot's context; undefined if the snapshot or the value does not exist. */
export function readContextValue(snapshot: unknown, key: string): unknown {
  if (!isRecord(snapshot)) return undefined;
  const { context } = snapshot;
  return isRecord(context) ? context[key] : undefined;
}

/** The running children of a failed actor. XState stops the children of an actor that ends otherwise. */
export function findOrphans(failed: AnyActorRef | undefined): readonly AnyActorRef[] {
  const snapshot: unknown = failed?.getSnapshot();
  if (!isMachineSnapshot(snapshot)) return [];
  const children: unknown = snapshot.children;
  if (!isRecord(children)) return [];
  return Object.values(children).filter(
    (child): child is AnyActorRef => child instanceof Actor && hasStatus(child, 'active'),
  );
}

/** The parent of an actor; undefined for a root actor. */
export const parentOf = (actor: AnyActorRef): AnyActorRef | undefined => actor._parent;

/** The transitions that a machine took in a microstep. */
export const transitionsOf = (
  microstep: InspectedMicrostepEvent,
): InspectedMicrostepEvent['_transitions'] => microstep._transitions;

/** The states that a machine is in, with their ancestors. */
export const activeNodesOf = (snapshot: AnyMachineSnapshot): readonly AnyStateNode[] =>
  snapshot._nodes;

/** A running delay: who started it, and its id. */
export interface RunningDelay {
  readonly source: AnyActorRef;
  readonly id: string;
}

/** The running delays of all actors of a system, each as the same object as long as it runs. */
export const runningDelaysOf = ({ system }: AnyActorRef): readonly RunningDelay[] =>
  Object.values(system.getSnapshot()._scheduledEvents);

/** Gives an actor another session id, as a replay does with the ids of the recorded actors. */
export function setSessionId(actor: AnyActorRef, sessionId: string): void {
  actor.sessionId = sessionId;
}

const noop = () => {};

/**
 * The scope with which a machine's `transition` can be called repeatedly without an actor for each call:
 * XState's own pure `transition()` makes one, which costs more than the transition itself. All effects but
 * actions are dropped.
 *
 * @param self an actor of the machine that is never started
 * @param onAction receives each action that the transition would execute, in order
 */
export function createInertScope<Logic extends AnyActorLogic>(
  self: Actor<Logic>,
  onAction: (action: ExecutableActionObject) => void,
): ActorScope<ReturnType<Logic['transition']>, Parameters<Logic['transition']>[1]> {
  return {
    self,
    system: self.system,
    id: '',
    sessionId: '',
    logger: noop,
    defer: noop,
    emit: noop,
    stopChild: noop,
    actionExecutor: onAction,
  };
}
