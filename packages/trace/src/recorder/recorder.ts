import {
  Actor,
  StateMachine,
  type ActorRefLike,
  type InspectionEvent,
  type Observer,
} from 'xstate';
import type { TraceEntry } from '../format/format.ts';
import { commandOf } from './command.ts';
import { createRing, type RecorderLimits } from './ring.ts';
import { entryOf, standing, type Seen } from './seen.ts';
import { weightOf } from './weight.ts';

/** What a recorder keeps where nothing else is said: many minutes of a call, and a trace of some megabytes. */
export const recorderLimits: RecorderLimits = { entries: 20_000, bytes: 12 * 1024 * 1024 };

/** Records what the machines of a page go through, at next to no cost. */
export interface Recorder {
  /** To be given to `createCall`, or to any actor, before it is made. */
  readonly inspect: Observer<InspectionEvent>;
  /** When the recording began, in milliseconds since 1970. */
  readonly startedAt: number;
  /** How many entries the ring has let go. */
  dropped(): number;
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
interface Held {
  readonly seen: Seen;
  entry?: TraceEntry;
}

/** What a recorder knows of one actor. */
interface Known {
  readonly isMachine: boolean;
  /** What it was last seen as; null before it has begun. */
  status: 'active' | 'done' | 'error' | 'stopped' | null;
  /** What names each delay that runs, by the event that it brings. */
  readonly delays: Map<unknown, string>;
  /** What the ring has let go and the rest cannot be understood without: how it began, and how it stood. */
  begun: Held | null;
  stood: Held | null;
}

type Body<Kind extends Seen['kind']> = Kind extends unknown
  ? Omit<Extract<Seen, { kind: Kind }>, 'seq' | 'at' | 'actor'>
  : never;

const errorOf = 'xstate.error.actor.';

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
  limits = recorderLimits,
}: {
  readonly now: () => number;
  readonly limits?: RecorderLimits;
}): Recorder {
  const startedAt = now();
  const actors = new Map<string, Known>();
  /** Those that are over. What is still told to them reaches nobody, and makes none of them known again. */
  const over = new WeakSet<ActorRefLike>();
  const listeners = new Set<() => void>();
  let seq = 0;
  let at = 0;
  let dropped = 0;
  let list: readonly TraceEntry[] | null = null;
  let isTelling = false;

  const ring = createRing<Held>(limits, (held) => {
    dropped += 1;
    const { seen } = held;
    const known = actors.get(seen.actor);
    if (known === undefined) return;
    if (seen.kind === 'actor') known.begun = held;
    if (seen.kind !== 'snapshot') return;
    known.stood = held;
    if (seen.status !== 'active') actors.delete(seen.actor);
  });

  const tell = () => {
    isTelling = false;
    for (const listener of listeners) listener();
  };

  const add = (actor: string, body: Body<Seen['kind']>, ...weighed: readonly unknown[]) => {
    // A clock that is set back does not turn the order around. Microseconds are fine enough.
    at = Math.max(at, Math.round((now() - startedAt) * 1_000) / 1_000);
    ring.push({ seen: { seq, at, actor, ...body } }, weightOf(...weighed));
    seq += 1;
    list = null;
    if (isTelling || listeners.size === 0) return;
    isTelling = true;
    // Later, so that a listener that throws does not do so inside a machine.
    void Promise.resolve().then(tell);
  };

  /** What is known of an actor; null where it is over, and the ring has let go of its end. */
  const meet = (ref: ActorRefLike): Known | null => {
    const before = actors.get(ref.sessionId);
    if (before !== undefined) return before;
    if (over.has(ref)) return null;
    const actor = ref instanceof Actor ? ref : null;
    const logic: unknown = actor?.logic;
    const machine = logic instanceof StateMachine ? logic.id : null;
    const input: unknown = actor?.options.input ?? null;
    const known: Known = {
      isMachine: machine !== null,
      status: null,
      delays: new Map(),
      begun: null,
      stood: null,
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
    status: NonNullable<Known['status']>,
    snapshot: unknown,
  ) => {
    const known = meet(ref);
    if (known === null || (!known.isMachine && known.status === status)) return;
    known.status = status;
    if (status !== 'active') over.add(ref);
    const { value, context } = standing(snapshot);
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
    if (sender !== undefined && event.type.startsWith(errorOf)) {
      stand(sender, '', 'error', sender.getSnapshot());
    }
    const from = sender?.sessionId ?? null;
    // What an actor was made with is told with its beginning.
    const told = event.type === 'xstate.init' ? { type: event.type } : event;
    add(ref.sessionId, { kind: 'event', from, event: told, delay }, told);
  };

  const act = (ref: ActorRefLike, type: string, given: unknown) => {
    const known = meet(ref);
    if (known === null) return;
    const { delays } = known;
    const command = commandOf(type, given);
    switch (command.kind) {
      case 'start': {
        const { id, ms, event } = command;
        delays.set(event, id);
        add(ref.sessionId, { kind: 'delay', phase: 'started', id, ms });
        return;
      }
      case 'cancel': {
        const { id } = command;
        // Machines cancel on their way out of a state, whether there is something to cancel or not.
        for (const [event, name] of delays) {
          if (name !== id) continue;
          delays.delete(event);
          add(ref.sessionId, { kind: 'delay', phase: 'cancelled', id, ms: null });
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

  const kept = (): readonly Held[] => {
    const older: Held[] = [];
    for (const { begun, stood } of actors.values()) {
      if (begun !== null) older.push(begun);
      if (stood !== null) older.push(stood);
    }
    older.sort((one, other) => one.seen.seq - other.seen.seq);
    return [...older, ...ring.items()];
  };

  return {
    inspect: { next: take },
    startedAt,
    dropped: () => dropped,
    entries: () => (list ??= kept().map((held) => (held.entry ??= entryOf(held.seen)))),
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
