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
import { readDeclaredCommands } from './source/declared-commands.ts';
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
  /** The function in packages/client that implements it; undefined if the actor is a machine. */
  readonly implementation: ActorImplementation | undefined;
  /** The commands that it accepts; empty if the actor is a machine. */
  readonly commandGroups: readonly MessageGroup[];
}

/** Everything that the pages show about one machine. */
export interface MachineDescription {
  readonly machine: AnyStateMachine;
  readonly statechart: StatechartNode;
  readonly states: readonly StatechartNode[];
  /** The events that the machine accepts, by the type in which they are declared. */
  readonly receives: readonly MessageGroup[];
  /** The types of the events that it raises itself. */
  readonly raisedTypes: ReadonlySet<string>;
  /** The events that it sends to its parent. */
  readonly sends: readonly MessageGroup[];
  readonly children: readonly ChildActor[];
  /** What starts it: another machine, or a function. Paths are relative to docs/machines. */
  readonly starters: readonly { readonly label: string; readonly path: string }[];
  readonly delays: ReadonlyMap<string, DelayDescription & { readonly ms: number | undefined }>;
}

/** The output types of machines that run as a function and have no parent. */
const functionOutputTypes: Readonly<Record<string, string>> = { room: 'Announcement' };

/** Reads machines and the comments in their sources. */
export function describeMachines(
  sources: Sources,
  machines: readonly AnyStateMachine[],
): MachineDescription[] {
  const partial = machines.map((machine) => describeMachine(sources, machine));
  return partial.map((each) => ({
    ...each,
    starters: findMachineStarters(sources, each, partial),
  }));
}

const readCommandGroups = (
  sources: Sources,
  commands: TypeNode,
  folder: string,
): MessageGroup[] => {
  const declared = readDeclaredCommands(sources, commands);
  return declared === undefined ? readMessageGroups(sources, commands, folder) : [declared];
};

function describeMachine(
  sources: Sources,
  machine: AnyStateMachine,
): Omit<MachineDescription, 'starters'> {
  const statechart = readStatechart(machine);
  const folder = `packages/machines/src/${machine.id}`;
  const files = sources.folder(folder);
  const setup = findSetupObject(files);
  const events = findSetupType(setup, 'events');
  const output = findOutputType(sources, machine.id);
  const delayComments = readDelays(sources, setup);
  return {
    machine,
    statechart,
    states: allStates(statechart),
    receives: events === undefined ? [] : readMessageGroups(sources, events, folder),
    raisedTypes: findRaisedTypes(files),
    sends: output === undefined ? [] : readMessageGroups(sources, output, folder),
    children: readActors(sources, setup, files).map((actor) => ({
      ...actor,
      implementation:
        actor.machine === null ? findImplementation(sources, machine.id, actor.name) : undefined,
      commandGroups:
        actor.commands === undefined ? [] : readCommandGroups(sources, actor.commands, folder),
    })),
    delays: new Map(
      Object.entries<unknown>(machine.implementations.delays ?? {}).map(([name, value]) => [
        name,
        {
          comment: delayComments.get(name)?.comment ?? '',
          length: delayComments.get(name)?.length ?? '',
          ms: typeof value === 'number' ? value : undefined,
        },
      ]),
    ),
  };
}

/** The machines that start this one as a child, or else the functions that start it or run it step by step. */
function findMachineStarters(
  sources: Sources,
  { machine: { id } }: Pick<MachineDescription, 'machine'>,
  all: readonly Omit<MachineDescription, 'starters'>[],
): MachineDescription['starters'] {
  const parents = all
    .filter(({ children }) => children.some((child) => child.machine === id))
    .map(({ machine }) => ({ label: `the ${machine.id} machine`, path: `${machine.id}.md` }));
  if (parents.length > 0) return parents;
  return findStarters(sources, id).map(({ name, path }) => ({
    label: `\`${name}\``,
    path: `../../${path}`,
  }));
}

/** The type of the events that a machine sends to its parent: the second type argument of the parent's `ActorRef`. */
function findOutputType(sources: Sources, id: string): TypeNode | undefined {
  for (const file of sources.folder(`packages/machines/src/${id}`).values()) {
    for (const node of allNodes(file)) {
      if (!isTypeReferenceNode(node)) continue;
      if (node.typeName.getText() === functionOutputTypes[id]) return node;
      if (!file.fileName.endsWith('/types.ts') || node.typeName.getText() !== 'ActorRef') continue;
      const output = node.typeArguments?.[1];
      if (output !== undefined) return output;
    }
  }
  return undefined;
}
