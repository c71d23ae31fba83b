import {
  actorErrorPrefix,
  initEventType,
  parentOf,
  stopEvent,
  transitionsOf,
} from '@visavis/machines/xstate-internals';
import {
  Actor,
  StateMachine,
  type ActorRefLike,
  type InspectionEvent,
  type Observer,
} from 'xstate';
import type { TraceEntry } from '../format/format.ts';
import { interpretAction } from './action.ts';
import { createEntryStore } from './entry-store.ts';
import { machineStateOf } from './raw-entry.ts';
import type { RecorderLimits } from './ring-buffer.ts';

/** The default limits: many minutes of a call, in a trace of a few megabytes. */
export const defaultRecorderLimits: RecorderLimits = {
  maxEntries: 20_000,
  maxBytes: 12 * 1024 * 1024,
};

/** Records what the machines of a page do, at little cost. */
export interface Recorder {
  /** The `inspect` option of `createCall` or of any other root actor. */
  readonly inspect: Observer<InspectionEvent>;
  /** When the recording started, in milliseconds since 1970. */
  readonly startedAt: number;
  /** How many entries the ring buffer has dropped. */
  droppedEntries(): number;
  /**
   * All entries that are kept, in the order of `seq`. For live actors that are older than the oldest entry,
   * their start and their last dropped snapshot come first. A new array whenever entries were added, with the
   * same entry objects.
   */
  entries(): readonly TraceEntry[];
  /** Calls the listener once for all entries added in the same turn of the event loop. Returns an unsubscribe function. */
  subscribe(listener: () => void): () => void;
  /** Drops all entries. Live actors keep their start and their last snapshot. */
  clear(): void;
}

/** What a recorder remembers about one actor. */
interface KnownActor {
  readonly isMachine: boolean;
  /** The status of its last snapshot; null before the first one. */
  status: 'active' | 'done' | 'error' | 'stopped' | null;
  /** The ids of its running delays, by the event that each delay sends. */
  readonly delayIds: Map<unknown, string>;
}

/**
 * Creates a recorder.
 *
 * @param options.now milliseconds since 1970, with fractions if the runtime has them
 * @example
 * const recorder = createRecorder({ now: () => performance.timeOrigin + performance.now() });
 * createCall({ …, inspect: recorder.inspect });
 */
export function createRecorder({
  now,
  limits = defaultRecorderLimits,
}: {
  readonly now: () => number;
  readonly limits?: RecorderLimits;
}): Recorder {
  const startedAt = now();
  const actors = new Map<string, KnownActor>();
  /** An event for one of these has no effect, and must not make the actor known again. */
  const finishedActors = new WeakSet<ActorRefLike>();
  const store = createEntryStore({
    now,
    startedAt,
    limits,
    onActorDropped: (key) => actors.delete(key),
  });

  /** Looks up an actor and records its start if it is new. Null if it has finished and its entries are dropped. */
  const findActor = (ref: ActorRefLike): KnownActor | null => {
    const existing = actors.get(ref.sessionId);
    if (existing !== undefined) return existing;
    if (finishedActors.has(ref)) return null;
    const actor = ref instanceof Actor ? ref : null;
    const logic: unknown = actor?.logic;
    const machine = logic instanceof StateMachine ? logic.id : null;
    const parent = (actor && parentOf(actor)?.sessionId) ?? null;
    // A root machine that takes no input can be created again with any.
    const input: unknown =
      actor?.options.input ?? (machine !== null && parent === null ? {} : null);
    const known: KnownActor = { isMachine: machine !== null, status: null, delayIds: new Map() };
    actors.set(ref.sessionId, known);
    const id = actor?.id ?? ref.sessionId;
    store.add(ref.sessionId, { kind: 'actor', parent, id, machine, input }, input);
    return known;
  };

  const recordSnapshot = (
    ref: ActorRefLike,
    event: string,
    status: NonNullable<KnownActor['status']>,
    snapshot: unknown,
  ) => {
    const known = findActor(ref);
    // XState reports some failures by a snapshot, too.
    if (known === null || known.status === 'error') return;
    if (!known.isMachine && known.status === status) return;
    known.status = status;
    if (status !== 'active') finishedActors.add(ref);
    const { value, context } = machineStateOf(snapshot);
    store.add(ref.sessionId, { kind: 'snapshot', event, status, value, context }, value, context);
  };

  const recordEvent = (
    ref: ActorRefLike,
    source: ActorRefLike | undefined,
    event: { type: string },
  ) => {
    findActor(ref);
    const delayIds = source && actors.get(source.sessionId)?.delayIds;
    const delayId = delayIds?.get(event);
    if (delayId !== undefined) delayIds?.delete(event);
    const sender = source === ref ? undefined : source;
    // XState reports that an actor failed only by the error event to its parent.
    if (sender !== undefined && event.type.startsWith(actorErrorPrefix)) {
      recordSnapshot(sender, '', 'error', sender.getSnapshot());
    }
    const from = sender?.sessionId ?? null;
    // The input of this event is in the entry of the actor's start already.
    const recorded = event.type === initEventType ? { type: event.type } : event;
    store.add(ref.sessionId, { kind: 'event', from, event: recorded, delayId }, recorded);
  };

  const recordAction = (ref: ActorRefLike, type: string, actionParams: unknown) => {
    const known = findActor(ref);
    if (known === null) return;
    const { delayIds } = known;
    const action = interpretAction(type, actionParams);
    switch (action.kind) {
      case 'delayStarted': {
        const { id, delayMs, event } = action;
        delayIds.set(event, id);
        store.add(ref.sessionId, { kind: 'delay', phase: 'started', id, delayMs });
        return;
      }
      case 'delayCancelled': {
        const { id } = action;
        // A machine cancels the delays of a state on its exit, whether they run or not.
        const [event] = [...delayIds].find(([, running]) => running === id) ?? [];
        if (event === undefined) return;
        delayIds.delete(event);
        store.add(ref.sessionId, { kind: 'delay', phase: 'cancelled', id, delayMs: null });
        return;
      }
      case 'action': {
        const { params, stopped } = action;
        store.add(ref.sessionId, { kind: 'action', action: type, params }, params);
        // XState does not report the stop of an actor that has not started.
        if (stopped !== null && findActor(stopped)?.status === null) {
          recordSnapshot(stopped, stopEvent.type, 'stopped', null);
        }
        return;
      }
      default:
        action satisfies never;
    }
  };

  const inspectEvent = (inspected: InspectionEvent) => {
    const { actorRef: ref } = inspected;
    switch (inspected.type) {
      case '@xstate.actor':
        findActor(ref);
        break;
      case '@xstate.event':
        recordEvent(ref, inspected.sourceRef, inspected.event);
        break;
      case '@xstate.snapshot': {
        const { event, snapshot } = inspected;
        recordSnapshot(ref, event.type, snapshot.status, snapshot);
        break;
      }
      case '@xstate.microstep': {
        const { type } = inspected.event;
        if (type === stopEvent.type) break;
        const transitions = transitionsOf(inspected);
        store.add(ref.sessionId, { kind: 'microstep', event: type, transitions });
        break;
      }
      case '@xstate.action':
        recordAction(ref, inspected.action.type, inspected.action.params);
        break;
      case '@xstate.transition':
        break;
      default:
        inspected satisfies never;
    }
  };

  return {
    inspect: { next: inspectEvent },
    startedAt,
    droppedEntries: store.droppedEntries,
    entries: store.entries,
    subscribe: store.subscribe,
    clear: store.clear,
  };
}
