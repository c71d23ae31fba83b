import { isMachineSnapshot, type AnyTransitionDefinition, type InspectionEvent } from 'xstate';
import { activeNodesOf, transitionsOf } from '../../../src/xstate-internals/xstate-internals.ts';
import { transitionName } from './transition-names.ts';

/** The states and transitions that tests have reached, by the id of the machine. */
export type ReachedByMachine = Readonly<Record<string, readonly string[]>>;

/** Records which states and transitions the inspected actors reach. */
export function createTransitionRecorder() {
  const reached = new Map<string, Set<string>>();
  const add = (machine: string, name: string) => {
    const names = reached.get(machine) ?? new Set<string>();
    reached.set(machine, names.add(name));
  };
  // Exploration tests take the same transitions many thousand times.
  const recorded = new WeakSet<AnyTransitionDefinition>();
  const addTransition = (transition: AnyTransitionDefinition) => {
    // The transition to an initial state has no event, and no machine lists it.
    if (transition.eventType === undefined || recorded.has(transition)) return;
    recorded.add(transition);
    add(transition.source.machine.id, transitionName(transition));
  };
  return {
    /** To be passed to `createActor`. It sees the child actors too. */
    inspect(this: void, event: InspectionEvent): void {
      if (event.type === '@xstate.microstep') transitionsOf(event).forEach(addTransition);
      if (event.type !== '@xstate.microstep' && event.type !== '@xstate.snapshot') return;
      if (!isMachineSnapshot(event.snapshot)) return;
      for (const { id } of activeNodesOf(event.snapshot)) add(event.snapshot.machine.id, id);
    },
    get reached(): ReachedByMachine {
      return Object.fromEntries([...reached].map(([machine, names]) => [machine, [...names]]));
    },
  };
}

const recorder = createTransitionRecorder();

/** Records the transitions of an actor for the coverage report of the whole test run. */
export const recordTransitions = recorder.inspect;

/** What the tests of this file have reached. */
export const reachedInThisFile = (): ReachedByMachine => recorder.reached;
