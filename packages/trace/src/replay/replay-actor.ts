import {
  createActor,
  type AnyEventObject,
  type AnyStateMachine,
  type InspectionEvent,
} from 'xstate';
import type { Json } from '../format/format.ts';
import { interpretAction } from '../recorder/action.ts';
import { machineStateOf } from '../recorder/raw-entry.ts';
import { toJson } from '../recorder/to-json.ts';
import { isEffectEvent, type Effect } from './effects.ts';
import {
  createInScope,
  withStubChildren,
  type RecordedChild,
  type ReplayEnvironment,
  type ReplayScope,
} from './stub-children.ts';

/** The state of a machine after a step, and the effects of the step. */
export interface StepResult {
  readonly status: string;
  readonly value: Json;
  readonly context: Json;
  readonly effects: readonly Effect[];
}

/** Where a replay starts: at the start of the actor, or at a recorded state. */
export type InitialState =
  | { readonly input: unknown }
  | {
      readonly value: unknown;
      readonly context: unknown;
      readonly children: readonly RecordedChild[];
    };

/** No delay ever expires: its event is in the recording. */
const stoppedClock = { setTimeout: () => null, clearTimeout: () => {} };

/** A replayed actor. */
export interface ReplayActor {
  /** The result of its start. */
  readonly initialResult: StepResult;
  send(event: AnyEventObject): StepResult;
  stop(): StepResult;
}

/**
 * Creates an actor that replays a recorded one in isolation. Its effects are collected and reach nobody. It is
 * an actor and not XState's pure `transition()`, because machines read their own identity and their children's
 * snapshots.
 */
export function createReplayActor(
  machine: AnyStateMachine,
  initialState: InitialState,
  environment: ReplayEnvironment,
): ReplayActor {
  let effects: Effect[] = [];
  const scope: ReplayScope = {
    environment,
    liveChildren: 'children' in initialState ? initialState.children : [],
    onSpawn: (id, input) => effects.push({ spawned: id, input }),
  };

  const collectEffect = (inspected: InspectionEvent) => {
    if (inspected.type === '@xstate.event') {
      const { sourceRef, actorRef, event } = inspected;
      if (sourceRef !== host || actorRef === host || !isEffectEvent(event.type)) return;
      effects.push({ sentTo: actorRef.sessionId, event: toJson(event) });
    }
    if (inspected.type === '@xstate.action' && inspected.actorRef === host) {
      const { type, params } = inspected.action;
      const action = interpretAction(type, params);
      if (action.kind === 'delayStarted') {
        effects.push({ delayStarted: action.id, delayMs: action.delayMs });
      }
      if (action.kind === 'action' && action.stopped !== null) {
        effects.push({ stopped: toJson(action.stopped) });
      }
    }
  };

  const host = createInScope(scope, () =>
    createActor(withStubChildren(machine), {
      ...actorOptionsOf(initialState),
      clock: stoppedClock,
      logger: () => {},
    }),
  );
  host.system.inspect(collectEffect);
  // An error is a result like any other.
  host.subscribe({ error: () => {} });
  host.start();

  const takeResult = (): StepResult => {
    const snapshot: unknown = host.getSnapshot();
    const { value, context } = machineStateOf(snapshot);
    const collected = effects;
    effects = [];
    return {
      status: statusOf(snapshot),
      value: toJson(value),
      context: toJson(context),
      effects: collected,
    };
  };
  return {
    initialResult: takeResult(),
    send(event) {
      host.send(event);
      return takeResult();
    },
    stop() {
      host.stop();
      return takeResult();
    },
  };
}

function statusOf(snapshot: unknown): string {
  return typeof snapshot === 'object' && snapshot !== null && 'status' in snapshot
    ? String(snapshot.status)
    : 'error';
}

function actorOptionsOf(initialState: InitialState) {
  if ('input' in initialState) return { input: initialState.input };
  const { children, ...rest } = initialState;
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
