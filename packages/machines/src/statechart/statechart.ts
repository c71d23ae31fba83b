import type { AnyStateMachine } from 'xstate';
import { actionName, delayName, eventName, guardName, isTimer } from './names.ts';

/** One transition of a machine, in words. */
interface StatechartTransition {
  readonly event: string;
  /** Empty where nothing is asked. */
  readonly guard: string;
  /** Empty where the machine stays where it is and only acts. */
  readonly targets: readonly StatechartNode[];
  readonly actions: readonly string[];
}

/** One state of a machine, with everything that the pages show of it. */
export interface StatechartNode {
  /** Keys from the root's child down; empty for the root itself. */
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
  /** Resolved late, because targets may stand further on. */
  readonly transitions: () => readonly StatechartTransition[];
}

type StateNode = AnyStateMachine['root'];

const invokedName = ({ src, id }: { src: unknown; id: string }): string =>
  typeof src === 'string' && !src.startsWith('xstate.') ? src : id;

const actionNames = (actions: readonly unknown[]): string[] =>
  actions.filter((action) => !isTimer(action)).map(actionName);

/** Reads a machine into a chart. States keep the order in which they are written. */
export function readStatechart(machine: AnyStateMachine): StatechartNode {
  const charts = new Map<StateNode, StatechartNode>();
  const found = (nodes: readonly StateNode[] | undefined): StatechartNode[] =>
    (nodes ?? []).flatMap((node) => charts.get(node) ?? []);

  const edgesOf = (node: StateNode): StatechartTransition[] => {
    const delays = new Map(node.after.map(({ eventType, delay }) => [eventType, delayName(delay)]));
    return [...[...node.transitions.values()].flat(), ...(node.always ?? [])].map((transition) => ({
      event: eventName(String(transition.eventType), delays),
      guard: guardName(transition.guard),
      targets: found(transition.target),
      actions: actionNames(transition.actions),
    }));
  };

  const read = (node: StateNode, parent: StatechartNode | undefined): StatechartNode => {
    const children: StatechartNode[] = [];
    const chart: StatechartNode = {
      path: node.path,
      name: parent === undefined ? machine.id : node.key,
      type: node.type,
      description: node.description ?? '',
      tags: node.tags,
      invokes: node.invoke.map(invokedName),
      entry: actionNames(node.entry),
      exit: actionNames(node.exit),
      get initial() {
        return node.type === 'compound' ? found(node.initial.target) : [];
      },
      parent,
      children,
      transitions: () => edgesOf(node),
    };
    charts.set(node, chart);
    for (const child of Object.values<StateNode>(node.states)) children.push(read(child, chart));
    return chart;
  };
  return read(machine.root, undefined);
}

/** The chart and everything in it, from the outside in, in writing order. */
export function allStates(chart: StatechartNode): StatechartNode[] {
  return [chart, ...chart.children.flatMap(allStates)];
}
