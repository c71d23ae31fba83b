import {
  Actor,
  StateMachine,
  type ActorRefLike,
  type InspectionEvent,
  type Observer,
} from 'xstate';
import type { TraceEntry } from '../format/format.ts';
import { interpretAction } from './action.ts';
import { createRingBuffer, type RecorderLimits } from './ring-buffer.ts';
import { toTraceEntry, machineStateOf, type RawEntry } from './raw-entry.ts';
import { estimateEntryBytes } from './entry-size.ts';

/** What a recorder keeps where nothing else is said: many minutes of a call, and a trace of some megabytes. */
export const defaultRecorderLimits: RecorderLimits = {
  maxEntries: 20_000,
  maxBytes: 12 * 1024 * 1024,
};

/** Records what the machines of a page go through, at next to no cost. */
export interface Recorder {
  /** To be given to `createCall`, or to any actor, before it is made. */
  readonly inspect: Observer<InspectionEvent>;
  /** When the recording began, in milliseconds since 1970. */
  readonly startedAt: number;
  /** How many entries the ring has let go. */
  droppedEntries(): number;
  /**
   * All that is held, in the order of `seq`. Before the oldest entries stand what began the actors that are
   * older than those, and what they were. Another list whenever there is more, of which each entry is the
   * same object as before.
   */
  entries(): readonly TraceEntry[];
  /** Tells that there is more, once for all that happened in the same turn. Returns how to stop that. */
  subscribe(listener: () => void): () => void;
  /** Lets everything go that was recorded. The actors that live stay known. */
  clear(): void;
}

/** What is recorded, and what it becomes once it is read. */
interface StoredEntry {
  readonly raw: RawEntry;
  entry?: TraceEntry;
}

/** What a recorder knows of one actor. */
interface KnownActor {
  readonly isMachine: boolean;
  /** What it was last seen as; null before it has begun. */
  status: 'active' | 'done' | 'error' | 'stopped' | null;
  /** What names each delay that runs, by the event that it brings. */
  readonly delays: Map<unknown, string>;
  /** What the ring has let go and the rest cannot be understood without: how it began, and how it stood. */
  droppedStart: StoredEntry | null;
  droppedSnapshot: StoredEntry | null;
}

type EntryBody<Kind extends RawEntry['kind']> = Kind extends unknown
  ? Omit<Extract<RawEntry, { kind: Kind }>, 'seq' | 'at' | 'actor'>
  : never;

const actorErrorPrefix = 'xstate.error.actor.';

/**
 * Makes a recorder.
 *
 * @param now milliseconds since 1970, with fractions where the runtime has them
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
  /** Those that are over. What is still told to them reaches nobody, and makes none of them known again. */
  const over = new WeakSet<ActorRefLike>();
  const listeners = new Set<() => void>();
  let seq = 0;
  let at = 0;
  let dropped = 0;
  let list: readonly TraceEntry[] | null = null;
  let isTelling = false;

  const ring = createRingBuffer<StoredEntry>(limits, (held) => {
    dropped += 1;
    const { raw } = held;
    const known = actors.get(raw.actor);
    if (known === undefined) return;
    if (raw.kind === 'actor') known.droppedStart = held;
    if (raw.kind !== 'snapshot') return;
    known.droppedSnapshot = held;
    if (raw.status !== 'active') actors.delete(raw.actor);
  });

  const tell = () => {
    isTelling = false;
    for (const listener of listeners) listener();
  };

  const add = (
    actor: string,
    body: EntryBody<RawEntry['kind']>,
    ...weighed: readonly unknown[]
  ) => {
    // A clock that is set back does not turn the order around. Microseconds are fine enough.
    at = Math.max(at, Math.round((now() - startedAt) * 1_000) / 1_000);
    ring.push({ raw: { seq, at, actor, ...body } }, estimateEntryBytes(...weighed));
    seq += 1;
    list = null;
    if (isTelling || listeners.size === 0) return;
    isTelling = true;
    // Later, so that a listener that throws does not do so inside a machine.
    void Promise.resolve().then(tell);
  };

  /** What is known of an actor; null where it is over, and the ring has let go of its end. */
  const meet = (ref: ActorRefLike): KnownActor | null => {
    const before = actors.get(ref.sessionId);
    if (before !== undefined) return before;
    if (over.has(ref)) return null;
    const actor = ref instanceof Actor ? ref : null;
    const logic: unknown = actor?.logic;
    const machine = logic instanceof StateMachine ? logic.id : null;
    const input: unknown = actor?.options.input ?? null;
    const known: KnownActor = {
      isMachine: machine !== null,
      status: null,
      delays: new Map(),
      droppedStart: null,
      droppedSnapshot: null,
    };
    actors.set(ref.sessionId, known);
    const id = actor?.id ?? ref.sessionId;
    const parent = actor?._parent?.sessionId ?? null;
    add(ref.sessionId, { kind: 'actor', parent, id, machine, input }, input);
    return known;
  };

  const stand = (
    ref: ActorRefLike,
    event: string,
    status: NonNullable<KnownActor['status']>,
    snapshot: unknown,
  ) => {
    const known = meet(ref);
    if (known === null || (!known.isMachine && known.status === status)) return;
    known.status = status;
    if (status !== 'active') over.add(ref);
    const { value, context } = machineStateOf(snapshot);
    add(ref.sessionId, { kind: 'snapshot', event, status, value, context }, value, context);
  };

  const receive = (
    ref: ActorRefLike,
    source: ActorRefLike | undefined,
    event: { type: string },
  ) => {
    meet(ref);
    const delays = source && actors.get(source.sessionId)?.delays;
    const delay = delays?.get(event);
    if (delay !== undefined) delays?.delete(event);
    const sender = source === ref ? undefined : source;
    // XState tells of the end of an actor in an error to its parent only.
    if (sender !== undefined && event.type.startsWith(actorErrorPrefix)) {
      stand(sender, '', 'error', sender.getSnapshot());
    }
    const from = sender?.sessionId ?? null;
    // What an actor was made with is told with its beginning.
    const told = event.type === 'xstate.init' ? { type: event.type } : event;
    add(ref.sessionId, { kind: 'event', from, event: told, delayId: delay }, told);
  };

  const act = (ref: ActorRefLike, type: string, given: unknown) => {
    const known = meet(ref);
    if (known === null) return;
    const { delays } = known;
    const command = interpretAction(type, given);
    switch (command.kind) {
      case 'delayStarted': {
        const { id, ms, event } = command;
        delays.set(event, id);
        add(ref.sessionId, { kind: 'delay', phase: 'started', id, delayMs: ms });
        return;
      }
      case 'delayCancelled': {
        const { id } = command;
        // Machines cancel on their way out of a state, whether there is something to cancel or not.
        for (const [event, name] of delays) {
          if (name !== id) continue;
          delays.delete(event);
          add(ref.sessionId, { kind: 'delay', phase: 'cancelled', id, delayMs: null });
          return;
        }
        return;
      }
      case 'action': {
        const { params, stopped } = command;
        add(ref.sessionId, { kind: 'action', action: type, params }, params);
        // One that has not begun ends without a word.
        if (stopped !== null && meet(stopped)?.status === null) {
          stand(stopped, 'xstate.stop', 'stopped', null);
        }
      }
    }
  };

  const take = (inspected: InspectionEvent) => {
    const { actorRef: ref } = inspected;
    switch (inspected.type) {
      case '@xstate.actor':
        meet(ref);
        break;
      case '@xstate.event':
        receive(ref, inspected.sourceRef, inspected.event);
        break;
      case '@xstate.snapshot': {
        const { event, snapshot } = inspected;
        stand(ref, event.type, snapshot.status, snapshot);
        break;
      }
      case '@xstate.microstep': {
        const { event, _transitions: transitions } = inspected;
        if (event.type === 'xstate.stop') break;
        add(ref.sessionId, { kind: 'microstep', event: event.type, transitions });
        break;
      }
      case '@xstate.action':
        act(ref, inspected.action.type, inspected.action.params);
        break;
      case '@xstate.transition':
        break;
      default:
        inspected satisfies never;
    }
  };

  const kept = (): readonly StoredEntry[] => {
    const older: StoredEntry[] = [];
    for (const { droppedStart, droppedSnapshot } of actors.values()) {
      if (droppedStart !== null) older.push(droppedStart);
      if (droppedSnapshot !== null) older.push(droppedSnapshot);
    }
    older.sort((one, other) => one.raw.seq - other.raw.seq);
    return [...older, ...ring.items()];
  };

  return {
    inspect: { next: take },
    startedAt,
    droppedEntries: () => dropped,
    entries: () => (list ??= kept().map((held) => (held.entry ??= toTraceEntry(held.raw)))),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear() {
      ring.clear();
      list = null;
    },
  };
}
