import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';

const withDescendants = (node: AnyStateNode): AnyStateNode[] => [
  node,
  ...Object.values<AnyStateNode>(node.states).flatMap(withDescendants),
];

const transitionGroups = (node: AnyStateNode): AnyTransitionDefinition[][] => [
  ...node.transitions.values(),
  node.always ?? [],
];

/** A name for a transition, the same in a machine and in what `provide` makes of it. */
export function transitionName(transition: AnyTransitionDefinition): string {
  const { source, target } = transition;
  const group = transitionGroups(source).find((each) => each.includes(transition)) ?? [];
  const targets = (target ?? []).map(({ id }) => id).join(', ');
  return `${source.id} on "${String(transition.eventType)}" [${group.indexOf(transition)}] -> ${targets || '(no target)'}`;
}

/** The ids of all states and the names of all transitions of a machine. */
export function statesAndTransitions(machine: AnyStateMachine): string[] {
  const nodes = withDescendants(machine.root);
  const transitions = nodes.flatMap(transitionGroups).flat();
  return [...nodes.map(({ id }) => id), ...transitions.map(transitionName)];
}
