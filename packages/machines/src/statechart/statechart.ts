import type { AnyStateMachine } from 'xstate';
import descriptions from '../../descriptions/en.json' with { type: 'json' };
import { actionName, delayName, eventName, guardName, isTimer } from './names.ts';

/** One transition of a machine, as text. */
interface StatechartTransition {
  readonly event: string;
  /** Empty if there is no guard. */
  readonly guard: string;
  /** Empty if the transition only runs actions. */
  readonly targets: readonly StatechartNode[];
  readonly actions: readonly string[];
}

/**
 * One state of a machine with its children and transitions, for documentation and user interfaces.
 *
 * @internal
 */
export interface StatechartNode {
  /** State keys from the child of the root down; empty for the root. */
  readonly path: readonly string[];
  readonly name: string;
  readonly type: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  readonly description: string;
  readonly tags: readonly string[];
  readonly invokes: readonly string[];
  readonly entry: readonly string[];
  readonly exit: readonly string[];
  readonly initial: readonly StatechartNode[];
  readonly parent: StatechartNode | undefined;
  readonly children: readonly StatechartNode[];
  /** Computed on demand, because targets may be declared later. */
  readonly transitions: () => readonly StatechartTransition[];
}

type StateNode = AnyStateMachine['root'];

/** By id. The build of the page removes those of the machines, which every call would have to load. */
const englishDescriptions: Readonly<Record<string, string>> = descriptions;

const invokedName = ({ src, id }: { src: unknown; id: string }): string =>
  typeof src === 'string' && !src.startsWith('xstate.') ? src : id;

const actionNames = (actions: readonly unknown[]): string[] =>
  actions.filter((action) => !isTimer(action)).map(actionName);

/**
 * Reads the states and transitions of a machine. States keep the order of their declaration.
 *
 * @returns the root state
 * @internal
 */
export function readStatechart(machine: AnyStateMachine): StatechartNode {
  const statecharts = new Map<StateNode, StatechartNode>();
  const statechartsOf = (nodes: readonly StateNode[] | undefined): StatechartNode[] =>
    (nodes ?? []).flatMap((node) => statecharts.get(node) ?? []);

  const readTransitions = (node: StateNode): StatechartTransition[] => {
    const delays = new Map(node.after.map(({ eventType, delay }) => [eventType, delayName(delay)]));
    return [...[...node.transitions.values()].flat(), ...(node.always ?? [])].map((transition) => ({
      event: eventName(String(transition.eventType), delays),
      guard: guardName(transition.guard),
      targets: statechartsOf(transition.target),
      actions: actionNames(transition.actions),
    }));
  };

  const read = (node: StateNode, parent: StatechartNode | undefined): StatechartNode => {
    const children: StatechartNode[] = [];
    const statechart: StatechartNode = {
      path: node.path,
      name: parent === undefined ? machine.id : node.key,
      type: node.type,
      description: node.description ?? englishDescriptions[node.id] ?? '',
      tags: node.tags,
      invokes: node.invoke.map(invokedName),
      entry: actionNames(node.entry),
      exit: actionNames(node.exit),
      get initial() {
        return node.type === 'compound' ? statechartsOf(node.initial.target) : [];
      },
      parent,
      children,
      transitions: () => readTransitions(node),
    };
    statecharts.set(node, statechart);
    for (const child of Object.values<StateNode>(node.states))
      children.push(read(child, statechart));
    return statechart;
  };
  return read(machine.root, undefined);
}

/** A state and all states in it, parents first, in the order of their declaration. @internal */
export function allStates(state: StatechartNode): StatechartNode[] {
  return [state, ...state.children.flatMap(allStates)];
}
