import type { TypeNode } from 'typescript/unstable/ast';
import { isTypeReferenceNode } from 'typescript/unstable/ast/is';
import type { AnyStateMachine } from 'xstate';
import { readStatechart, allStates, type StatechartNode } from '../../src/statechart/statechart.ts';
import {
  readActors,
  findImplementation,
  findStarters,
  type ActorDeclaration,
  type ActorImplementation,
} from './source/actors.ts';
import { readMessageGroups, type MessageGroup } from './source/message-types.ts';
import { allNodes, type Sources } from './source/source-files.ts';
import {
  readDelays,
  findRaisedTypes,
  findSetupObject,
  findSetupType,
  type DelayDescription,
} from './source/setup-object.ts';

/** An actor that a machine runs. */
export interface ChildActor extends ActorDeclaration {
  /** Who performs it in the client, where it is no machine. */
  readonly implementation: ActorImplementation | undefined;
  /** What it can be asked to do, where it is no machine. */
  readonly commandGroups: readonly MessageGroup[];
}

/** Everything that the pages tell of one machine. */
export interface MachineDescription {
  readonly machine: AnyStateMachine;
  readonly statechart: StatechartNode;
  readonly states: readonly StatechartNode[];
  /** What the machine hears, by who says it. */
  readonly receives: readonly MessageGroup[];
  /** The types of those events that it sends to itself. */
  readonly raisedTypes: ReadonlySet<string>;
  /** What it tells whoever runs it. */
  readonly sends: readonly MessageGroup[];
  readonly children: readonly ChildActor[];
  /** Who runs it: another machine, or a function. Paths are as the pages have them. */
  readonly starters: readonly { readonly words: string; readonly path: string }[];
  readonly delays: ReadonlyMap<string, DelayDescription & { readonly ms: number | undefined }>;
}

/** What a machine says that is run as a function, and has nobody to tell it to. */
const functionOutputTypes: Readonly<Record<string, string>> = { room: 'Announcement' };

/**
 * Reads machines, and what their sources say of them.
 * @throws where something has no words
 */
export function describeMachines(
  sources: Sources,
  machines: readonly AnyStateMachine[],
): MachineDescription[] {
  const alone = machines.map((machine) => describeMachine(sources, machine));
  const all = alone.map((each) => ({
    ...each,
    starters: findMachineStarters(sources, each, alone),
  }));
  const missing = all.flatMap(findMissingDescriptions);
  if (missing.length > 0) throw new Error(missing.join('\n'));
  return all;
}

function describeMachine(
  sources: Sources,
  machine: AnyStateMachine,
): Omit<MachineDescription, 'starters'> {
  const chart = readStatechart(machine);
  const folder = `packages/machines/src/${machine.id}`;
  const files = sources.folder(folder);
  const setup = findSetupObject(files);
  const events = findSetupType(setup, 'events');
  const told = findOutputType(sources, machine.id);
  const written = readDelays(sources, setup);
  return {
    machine,
    statechart: chart,
    states: allStates(chart),
    receives: events === undefined ? [] : readMessageGroups(sources, events, folder),
    raisedTypes: findRaisedTypes(files),
    sends: told === undefined ? [] : readMessageGroups(sources, told, folder),
    children: readActors(sources, setup, files).map((actor) => ({
      ...actor,
      implementation:
        actor.machine === null ? findImplementation(sources, machine.id, actor.name) : undefined,
      commandGroups:
        actor.commands === undefined ? [] : readMessageGroups(sources, actor.commands, folder),
    })),
    delays: new Map(
      Object.entries<unknown>(machine.implementations.delays ?? {}).map(([name, value]) => [
        name,
        {
          comment: written.get(name)?.comment ?? '',
          length: written.get(name)?.length ?? '',
          ms: typeof value === 'number' ? value : undefined,
        },
      ]),
    ),
  };
}

/** Who runs a machine: the machines that have it as a child, or else the functions that start it, or run it step by step. */
function findMachineStarters(
  sources: Sources,
  { machine: { id } }: Pick<MachineDescription, 'machine'>,
  all: readonly Omit<MachineDescription, 'starters'>[],
): MachineDescription['starters'] {
  const parents = all
    .filter(({ children }) => children.some((child) => child.machine === id))
    .map(({ machine }) => ({ words: `the ${machine.id} machine`, path: `${machine.id}.md` }));
  if (parents.length > 0) return parents;
  return findStarters(sources, id).map(({ name, path }) => ({
    words: `\`${name}\``,
    path: `../../${path}`,
  }));
}

/** The type of what a machine tells: its parent is an `ActorRef` that hears this. */
function findOutputType(sources: Sources, id: string): TypeNode | undefined {
  for (const file of sources.folder(`packages/machines/src/${id}`).values()) {
    for (const node of allNodes(file)) {
      if (!isTypeReferenceNode(node)) continue;
      if (node.typeName.getText() === functionOutputTypes[id]) return node;
      if (!file.fileName.endsWith('/types.ts') || node.typeName.getText() !== 'ActorRef') continue;
      const heard = node.typeArguments?.[1];
      if (heard !== undefined) return heard;
    }
  }
  return undefined;
}

/** What is not explained and has to be, one sentence each. */
function findMissingDescriptions(description: MachineDescription): string[] {
  const { machine, states, children, delays, receives, sends, starters } = description;
  const { id } = machine;
  const nameOf = ({ path }: StatechartNode) => [id, ...path].join('.');
  return [
    ...states
      .filter(({ description }) => description === '')
      .map((state) => `The state ${nameOf(state)} has no description.`),
    ...[...receives, ...sends, ...children.flatMap(({ commandGroups }) => commandGroups)]
      .filter(({ isOurs }) => isOurs)
      .flatMap(({ messages }) => messages)
      .filter(({ comment }) => comment === '')
      .map(
        ({ names }) =>
          `${names.join(', ')}, of the ${id} machine, has no comment that says what it means.`,
      ),
    ...[...delays]
      .filter(([, { comment }]) => comment === '')
      .map(
        ([name]) =>
          `The delay ${name} of the ${id} machine has no comment that says what it is for.`,
      ),
    ...[...delays]
      .filter(([, { ms, length }]) => ms === undefined && length === '')
      .map(
        ([name]) =>
          `What computes the delay ${name} of the ${id} machine does not say what it returns.`,
      ),
    ...children
      .filter(({ machine, comment }) => machine === null && comment === '')
      .map(
        ({ name }) => `The actor ${name} of the ${id} machine has no comment that says what it is.`,
      ),
    ...children
      .filter(
        ({ machine, implementation }) => machine === null && (implementation?.comment ?? '') === '',
      )
      .map(
        ({ name }) =>
          `Nobody in packages/client says that they perform ${name} of the ${id} machine.`,
      ),
    ...(starters.length === 0 ? [`Nobody runs the ${id} machine.`] : []),
    ...(receives.length === 0 ? [`The ${id} machine says nowhere what it hears.`] : []),
  ];
}
