import {
  createActor,
  type AnyActorLogic,
  type AnyActorRef,
  type AnyEventObject,
  type AnyStateMachine,
  type InspectionEvent,
  type Snapshot,
} from 'xstate';
import type { Json } from '../format/format.ts';
import { interpretAction } from '../recorder/action.ts';
import { toJson } from '../recorder/to-json.ts';
import { machineStateOf } from '../recorder/raw-entry.ts';
import type { ActorState } from '../timeline/actor-states.ts';
import { isEffectEvent, type Effect } from './effects.ts';

/** What a machine is after a step, and what it did. */
export interface StepResult {
  status: string;
  value: Json;
  context: Json;
  effects: readonly Effect[];
}

/** What is known of the surroundings of one recorded actor, at the moment of the step. */
export interface ReplayEnvironment {
  /** The key that this actor has in the recording. */
  readonly key: string;
  /** The key of the next child that begins with this id, in this step or later. */
  claimChild(id: string): string | null;
  /** What the recording says of a child. */
  childState(key: string): ActorState | undefined;
}

/** A child that lives: its key in the recording, its id, and what its machine calls its logic. */
interface RecordedChild {
  readonly key: string;
  readonly id: string;
  readonly src: string;
}

/** How an actor begins: as it was made, or as it was found. */
export type InitialState =
  | { readonly input: unknown }
  | {
      readonly value: unknown;
      readonly context: unknown;
      readonly children: readonly RecordedChild[];
    };

/** Time stands still: what a delay brings is in the recording. */
const stoppedClock = { setTimeout: () => null, clearTimeout: () => {} };

/** What the children of a stage have to know of it. */
interface ReplayScope {
  readonly environment: ReplayEnvironment;
  readonly liveChildren: readonly RecordedChild[];
  readonly onSpawn: (id: string, input: Json) => void;
}

const scopes = new WeakMap<AnyActorRef, ReplayScope>();
/** The scene of an actor that is just being made, and makes its first children at that. */
let creatingScope: ReplayScope | null = null;

const scopeOf = ({ _parent }: AnyActorRef): ReplayScope | null =>
  (_parent && scopes.get(_parent)) ?? creatingScope;

const activeSnapshot: Snapshot<unknown> = { status: 'active', output: undefined, error: undefined };

/** Lets a child pass for the one of the recording: it has its key, and shows what was recorded of it. */
function impersonate(
  self: AnyActorRef,
  key: string | null | undefined,
  { environment }: ReplayScope,
): void {
  if (key == null) return;
  self.sessionId = key;
  self.getSnapshot = (): unknown => environment.childState(key) ?? activeSnapshot;
}

/** A child that does nothing. */
const stubChild: AnyActorLogic = {
  transition: () => activeSnapshot,
  getInitialSnapshot: ({ self, id }, input) => {
    const scene = scopeOf(self);
    scene?.onSpawn(id, toJson(input));
    if (scene !== null) impersonate(self, scene.environment.claimChild(id), scene);
    return activeSnapshot;
  },
  restoreSnapshot: (_, { self, id }) => {
    const scene = scopeOf(self);
    if (scene !== null)
      impersonate(self, scene.liveChildren.find((each) => each.id === id)?.key, scene);
    return activeSnapshot;
  },
  getPersistedSnapshot: () => activeSnapshot,
};

const stubbedMachines = new WeakMap<AnyStateMachine, AnyStateMachine>();

/** A machine all of whose children are mirrors. */
function withStubChildren(machine: AnyStateMachine): AnyStateMachine {
  const before = stubbedMachines.get(machine);
  if (before !== undefined) return before;
  const actors: Record<string, AnyActorLogic> = {};
  for (const src of Object.keys(machine.implementations.actors)) actors[src] = stubChild;
  const made = machine.provide({ actors });
  stubbedMachines.set(machine, made);
  return made;
}

/**
 * One recorded actor, run again by itself. It is a real actor and not the pure `transition` of XState,
 * because machines ask who they are and what their children are, which a pure one cannot tell; what it
 * does to others is noted and goes nowhere.
 */
export function createReplayActor(
  machine: AnyStateMachine,
  begin: InitialState,
  around: ReplayEnvironment,
) {
  let deeds: Effect[] = [];
  const scene: ReplayScope = {
    environment: around,
    liveChildren: 'children' in begin ? begin.children : [],
    onSpawn: (begins, input) => deeds.push({ spawned: begins, input }),
  };

  const note = (inspected: InspectionEvent) => {
    if (inspected.type === '@xstate.event') {
      const { sourceRef, actorRef, event } = inspected;
      if (sourceRef !== host || actorRef === host || !isEffectEvent(event.type)) return;
      deeds.push({ sentTo: actorRef.sessionId, event: toJson(event) });
    }
    if (inspected.type === '@xstate.action' && inspected.actorRef === host) {
      const { type, params } = inspected.action;
      const command = interpretAction(type, params);
      if (command.kind === 'delayStarted') deeds.push({ delayStarted: command.id, ms: command.ms });
      if (command.kind === 'action' && command.stopped !== null) {
        deeds.push({ stopped: toJson(command.stopped) });
      }
    }
  };

  const host = createHost(withStubChildren(machine), begin, scene);
  host.system.inspect(note);
  // An error is an outcome like others.
  host.subscribe({ error: () => {} });
  host.start();

  const outcome = (): StepResult => {
    const snapshot: unknown = host.getSnapshot();
    const { value, context } = machineStateOf(snapshot);
    const done = deeds;
    deeds = [];
    return {
      status: statusOf(snapshot),
      value: toJson(value),
      context: toJson(context),
      effects: done,
    };
  };
  const first = outcome();
  return {
    /** What the actor was after its beginning. */
    first,
    /** Gives the actor an event. */
    feed(event: AnyEventObject): StepResult {
      host.send(event);
      return outcome();
    },
  };
}

function createHost(machine: AnyStateMachine, begin: InitialState, scene: ReplayScope) {
  creatingScope = scene;
  try {
    const host = createActor(machine, {
      ...optionsOf(begin),
      clock: stoppedClock,
      logger: () => {},
    });
    host.sessionId = scene.environment.key;
    scopes.set(host, scene);
    return host;
  } finally {
    creatingScope = null;
  }
}

function statusOf(snapshot: unknown): string {
  return typeof snapshot === 'object' && snapshot !== null && 'status' in snapshot
    ? String(snapshot.status)
    : 'error';
}

function optionsOf(begin: InitialState) {
  if ('input' in begin) return { input: begin.input };
  const { children, ...rest } = begin;
  return {
    snapshot: {
      ...rest,
      status: 'active' as const,
      historyValue: {},
      output: undefined,
      error: undefined,
      children: Object.fromEntries(children.map(({ id, src }) => [id, { src, snapshot: {} }])),
    },
  };
}
