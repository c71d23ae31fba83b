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
import { commandOf } from '../recorder/command.ts';
import { plain } from '../recorder/plain.ts';
import { standing } from '../recorder/seen.ts';
import type { ActorAt } from '../timeline/moment.ts';
import { isTold, type Deed } from './deeds.ts';

/** What a machine is after a step, and what it did. */
export interface Outcome {
  status: string;
  value: Json;
  context: Json;
  deeds: readonly Deed[];
}

/** What is known of the surroundings of one recorded actor, at the moment of the step. */
export interface Surroundings {
  /** The key that this actor has in the recording. */
  readonly key: string;
  /** The key of the next child that begins with this id, in this step or later. */
  newChild(id: string): string | null;
  /** What the recording says of a child. */
  child(key: string): ActorAt | undefined;
}

/** A child that lives: its key in the recording, its id, and what its machine calls its logic. */
interface Child {
  readonly key: string;
  readonly id: string;
  readonly src: string;
}

/** How an actor begins: as it was made, or as it was found. */
export type Beginning =
  | { readonly input: unknown }
  | {
      readonly value: unknown;
      readonly context: unknown;
      readonly children: readonly Child[];
    };

/** Time stands still: what a delay brings is in the recording. */
const frozen = { setTimeout: () => null, clearTimeout: () => {} };

/** What the children of a stage have to know of it. */
interface Scene {
  readonly around: Surroundings;
  readonly living: readonly Child[];
  readonly begins: (id: string, input: Json) => void;
}

const scenes = new WeakMap<AnyActorRef, Scene>();
/** The scene of an actor that is just being made, and makes its first children at that. */
let opening: Scene | null = null;

const sceneOf = ({ _parent }: AnyActorRef): Scene | null =>
  (_parent && scenes.get(_parent)) ?? opening;

const idle: Snapshot<unknown> = { status: 'active', output: undefined, error: undefined };

/** Lets a child pass for the one of the recording: it has its key, and shows what was recorded of it. */
function disguise(self: AnyActorRef, key: string | null | undefined, { around }: Scene): void {
  if (key == null) return;
  self.sessionId = key;
  self.getSnapshot = (): unknown => around.child(key) ?? idle;
}

/** A child that does nothing. */
const mirror: AnyActorLogic = {
  transition: () => idle,
  getInitialSnapshot: ({ self, id }, input) => {
    const scene = sceneOf(self);
    scene?.begins(id, plain(input));
    if (scene !== null) disguise(self, scene.around.newChild(id), scene);
    return idle;
  },
  restoreSnapshot: (_, { self, id }) => {
    const scene = sceneOf(self);
    if (scene !== null) disguise(self, scene.living.find((each) => each.id === id)?.key, scene);
    return idle;
  },
  getPersistedSnapshot: () => idle,
};

const mirrored = new WeakMap<AnyStateMachine, AnyStateMachine>();

/** A machine all of whose children are mirrors. */
function withMirrors(machine: AnyStateMachine): AnyStateMachine {
  const before = mirrored.get(machine);
  if (before !== undefined) return before;
  const actors: Record<string, AnyActorLogic> = {};
  for (const src of Object.keys(machine.implementations.actors)) actors[src] = mirror;
  const made = machine.provide({ actors });
  mirrored.set(machine, made);
  return made;
}

/**
 * One recorded actor, run again by itself. It is a real actor and not the pure `transition` of XState,
 * because machines ask who they are and what their children are, which a pure one cannot tell; what it
 * does to others is noted and goes nowhere.
 */
export function createStage(machine: AnyStateMachine, begin: Beginning, around: Surroundings) {
  let deeds: Deed[] = [];
  const scene: Scene = {
    around,
    living: 'children' in begin ? begin.children : [],
    begins: (begins, input) => deeds.push({ begins, input }),
  };

  const note = (inspected: InspectionEvent) => {
    if (inspected.type === '@xstate.event') {
      const { sourceRef, actorRef, event } = inspected;
      if (sourceRef !== host || actorRef === host || !isTold(event.type)) return;
      deeds.push({ tells: actorRef.sessionId, event: plain(event) });
    }
    if (inspected.type === '@xstate.action' && inspected.actorRef === host) {
      const { type, params } = inspected.action;
      const command = commandOf(type, params);
      if (command.kind === 'start') deeds.push({ awaits: command.id, ms: command.ms });
      if (command.kind === 'action' && command.stopped !== null) {
        deeds.push({ ends: plain(command.stopped) });
      }
    }
  };

  const host = enter(withMirrors(machine), begin, scene);
  host.system.inspect(note);
  // An error is an outcome like others.
  host.subscribe({ error: () => {} });
  host.start();

  const outcome = (): Outcome => {
    const snapshot: unknown = host.getSnapshot();
    const { value, context } = standing(snapshot);
    const done = deeds;
    deeds = [];
    return {
      status: statusOf(snapshot),
      value: plain(value),
      context: plain(context),
      deeds: done,
    };
  };
  const first = outcome();
  return {
    /** What the actor was after its beginning. */
    first,
    /** Gives the actor an event. */
    feed(event: AnyEventObject): Outcome {
      host.send(event);
      return outcome();
    },
  };
}

function enter(machine: AnyStateMachine, begin: Beginning, scene: Scene) {
  opening = scene;
  try {
    const host = createActor(machine, { ...optionsOf(begin), clock: frozen, logger: () => {} });
    host.sessionId = scene.around.key;
    scenes.set(host, scene);
    return host;
  } finally {
    opening = null;
  }
}

function statusOf(snapshot: unknown): string {
  return typeof snapshot === 'object' && snapshot !== null && 'status' in snapshot
    ? String(snapshot.status)
    : 'error';
}

function optionsOf(begin: Beginning) {
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
