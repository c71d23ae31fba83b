import { parentOf, setSessionId } from '@visavis/machines/xstate-internals';
import type { AnyActorLogic, AnyActorRef, AnyStateMachine, Snapshot } from 'xstate';
import type { Json } from '../format/format.ts';
import { toJson } from '../recorder/to-json.ts';
import type { ActorState } from '../timeline/actor-states.ts';

/** What a replayed actor can see of the recording at the current step. */
export interface ReplayEnvironment {
  /** The key of the actor in the recording. */
  readonly key: string;
  /** The key of the next child that starts with this id, in this step or later; null if there is none. */
  claimChild(id: string): string | null;
  /** The recorded state of a child. */
  childState(key: string): ActorState | undefined;
}

/** A recorded child that is alive when the replay of its parent starts. */
export interface RecordedChild {
  readonly key: string;
  readonly id: string;
  /** The name of its logic within the parent's machine. */
  readonly src: string;
}

/** What the stub children of one replayed actor share. */
export interface ReplayScope {
  readonly environment: ReplayEnvironment;
  readonly liveChildren: readonly RecordedChild[];
  readonly onSpawn: (id: string, input: Json) => void;
}

const scopes = new WeakMap<AnyActorRef, ReplayScope>();
/** The scope of the actor that is being created: it creates its first children before it can be registered. */
let creatingScope: ReplayScope | null = null;

/** Creates a replayed actor, whose children find its scope. */
export function createInScope<Host extends AnyActorRef>(
  scope: ReplayScope,
  create: () => Host,
): Host {
  creatingScope = scope;
  try {
    const host = create();
    setSessionId(host, scope.environment.key);
    scopes.set(host, scope);
    return host;
  } finally {
    creatingScope = null;
  }
}

function scopeOf(child: AnyActorRef): ReplayScope | null {
  const parent = parentOf(child);
  return (parent && scopes.get(parent)) ?? creatingScope;
}

const activeSnapshot: Snapshot<unknown> = { status: 'active', output: undefined, error: undefined };

/** Gives a stub child the key and the recorded state of the child that it replaces. */
function impersonate(
  self: AnyActorRef,
  key: string | null | undefined,
  { environment }: ReplayScope,
): void {
  if (key == null) return;
  setSessionId(self, key);
  self.getSnapshot = (): unknown => environment.childState(key) ?? activeSnapshot;
}

/** The logic of a child that does nothing. */
const stubChild: AnyActorLogic = {
  transition: () => activeSnapshot,
  getInitialSnapshot: ({ self, id }, input) => {
    const scope = scopeOf(self);
    scope?.onSpawn(id, toJson(input));
    if (scope !== null) impersonate(self, scope.environment.claimChild(id), scope);
    return activeSnapshot;
  },
  restoreSnapshot: (_, { self, id }) => {
    const scope = scopeOf(self);
    const child = scope?.liveChildren.find((recorded) => recorded.id === id);
    if (scope !== null) impersonate(self, child?.key, scope);
    return activeSnapshot;
  },
  getPersistedSnapshot: () => activeSnapshot,
};

const stubbedMachines = new WeakMap<AnyStateMachine, AnyStateMachine>();

/** The machine with a stub for each of its actors. */
export function withStubChildren(machine: AnyStateMachine): AnyStateMachine {
  const cached = stubbedMachines.get(machine);
  if (cached !== undefined) return cached;
  const actors: Record<string, AnyActorLogic> = {};
  for (const src of Object.keys(machine.implementations.actors)) actors[src] = stubChild;
  const stubbed = machine.provide({ actors });
  stubbedMachines.set(machine, stubbed);
  return stubbed;
}
