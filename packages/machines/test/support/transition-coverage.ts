import {
  isMachineSnapshot,
  type AnyStateMachine,
  type AnyStateNode,
  type AnyTransitionDefinition,
  type InspectionEvent,
} from 'xstate';

const descendants = (node: AnyStateNode): AnyStateNode[] => [
  node,
  ...Object.values<AnyStateNode>(node.states).flatMap(descendants),
];

const candidates = (node: AnyStateNode): AnyTransitionDefinition[][] => [
  ...node.transitions.values(),
  node.always ?? [],
];

/** Names one transition, the same for a machine and for what `provide` makes of it. */
function nameOf(transition: AnyTransitionDefinition): string {
  const { source, target } = transition;
  const siblings = candidates(source).find((group) => group.includes(transition)) ?? [];
  const targets = (target ?? []).map(({ id }) => id).join(', ');
  return `${source.id} on "${String(transition.eventType)}" [${siblings.indexOf(transition)}] -> ${targets || '(stays)'}`;
}

/**
 * Notes which states and transitions of a machine its tests have reached, so that one that nothing
 * reaches fails the suite. Pass `inspect` to `createActor`; children of the same machine count too.
 */
export class TransitionCoverage {
  readonly #id: string;
  readonly #untaken: Set<string>;
  readonly #unentered: Set<string>;

  constructor(machine: AnyStateMachine) {
    const nodes = descendants(machine.root);
    this.#id = machine.id;
    this.#unentered = new Set(nodes.map(({ id }) => id));
    this.#untaken = new Set(nodes.flatMap(candidates).flat().map(nameOf));
  }

  readonly inspect = (event: InspectionEvent): void => {
    if (event.type === '@xstate.microstep') {
      for (const transition of event._transitions) this.#take(transition);
    }
    if (event.type !== '@xstate.microstep' && event.type !== '@xstate.snapshot') return;
    if (!isMachineSnapshot(event.snapshot) || event.snapshot.machine.id !== this.#id) return;
    for (const { id } of event.snapshot._nodes) this.#unentered.delete(id);
  };

  #take(transition: AnyTransitionDefinition): void {
    // The initial transition is none that a definition lists.
    if (transition.source.machine.id === this.#id && transition.eventType !== undefined) {
      this.#untaken.delete(nameOf(transition));
    }
  }

  /** The states and transitions that nothing has reached so far. */
  get missing(): readonly string[] {
    return [...this.#unentered, ...this.#untaken];
  }
}
