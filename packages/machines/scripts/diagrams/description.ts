import type { TypeNode } from 'typescript/unstable/ast';
import { isTypeReferenceNode } from 'typescript/unstable/ast/is';
import type { AnyStateMachine } from 'xstate';
import { chartOf, everyState, type Chart } from '../../src/chart/chart.ts';
import {
  actorsOf,
  performerOf,
  startersOf,
  type ActorWords,
  type Performer,
} from './source/actors.ts';
import { dialectsOf, type Dialect } from './source/messages.ts';
import { everyNode, type Sources } from './source/sources.ts';
import { delayWords, raisedIn, setupOf, typeIn, type DelayWords } from './source/vocabulary.ts';

/** An actor that a machine runs. */
export interface Child extends ActorWords {
  /** Who performs it in the client, where it is no machine. */
  readonly performer: Performer | undefined;
  /** What it can be asked to do, where it is no machine. */
  readonly orders: readonly Dialect[];
}

/** Everything that the pages tell of one machine. */
export interface Description {
  readonly machine: AnyStateMachine;
  readonly chart: Chart;
  readonly states: readonly Chart[];
  /** What the machine hears, by who says it. */
  readonly hears: readonly Dialect[];
  /** The types of those events that it sends to itself. */
  readonly raises: ReadonlySet<string>;
  /** What it tells whoever runs it. */
  readonly tells: readonly Dialect[];
  readonly children: readonly Child[];
  /** Who runs it: another machine, or a function. Paths are as the pages have them. */
  readonly runners: readonly { readonly words: string; readonly path: string }[];
  readonly delays: ReadonlyMap<string, DelayWords & { readonly ms: number | undefined }>;
}

/** What a machine says that is run as a function, and has nobody to tell it to. */
const ANNOUNCES: Readonly<Record<string, string>> = { room: 'Announcement' };

/**
 * Reads machines, and what their sources say of them.
 * @throws where something has no words
 */
export function describe(sources: Sources, machines: readonly AnyStateMachine[]): Description[] {
  const alone = machines.map((machine) => describeOne(sources, machine));
  const all = alone.map((each) => ({ ...each, runners: runnersOf(sources, each, alone) }));
  const missing = all.flatMap(wordless);
  if (missing.length > 0) throw new Error(missing.join('\n'));
  return all;
}

function describeOne(sources: Sources, machine: AnyStateMachine): Omit<Description, 'runners'> {
  const chart = chartOf(machine);
  const folder = `packages/machines/src/${machine.id}`;
  const files = sources.folder(folder);
  const setup = setupOf(files);
  const events = typeIn(setup, 'events');
  const told = reportType(sources, machine.id);
  const written = delayWords(sources, setup);
  return {
    machine,
    chart,
    states: everyState(chart),
    hears: events === undefined ? [] : dialectsOf(sources, events, folder),
    raises: raisedIn(files),
    tells: told === undefined ? [] : dialectsOf(sources, told, folder),
    children: actorsOf(sources, setup, files).map((actor) => ({
      ...actor,
      performer: actor.machine === null ? performerOf(sources, machine.id, actor.name) : undefined,
      orders: actor.commands === undefined ? [] : dialectsOf(sources, actor.commands, folder),
    })),
    delays: new Map(
      Object.entries<unknown>(machine.implementations.delays ?? {}).map(([name, value]) => [
        name,
        {
          meaning: written.get(name)?.meaning ?? '',
          length: written.get(name)?.length ?? '',
          ms: typeof value === 'number' ? value : undefined,
        },
      ]),
    ),
  };
}

/** Who runs a machine: the machines that have it as a child, or else the functions that start it, or run it step by step. */
function runnersOf(
  sources: Sources,
  { machine: { id } }: Pick<Description, 'machine'>,
  all: readonly Omit<Description, 'runners'>[],
): Description['runners'] {
  const parents = all
    .filter(({ children }) => children.some((child) => child.machine === id))
    .map(({ machine }) => ({ words: `the ${machine.id} machine`, path: `${machine.id}.md` }));
  if (parents.length > 0) return parents;
  return startersOf(sources, id).map(({ name, path }) => ({
    words: `\`${name}\``,
    path: `../../${path}`,
  }));
}

/** The type of what a machine tells: its parent is an `ActorRef` that hears this. */
function reportType(sources: Sources, id: string): TypeNode | undefined {
  for (const file of sources.folder(`packages/machines/src/${id}`).values()) {
    for (const node of everyNode(file)) {
      if (!isTypeReferenceNode(node)) continue;
      if (node.typeName.getText() === ANNOUNCES[id]) return node;
      if (!file.fileName.endsWith('/types.ts') || node.typeName.getText() !== 'ActorRef') continue;
      const heard = node.typeArguments?.[1];
      if (heard !== undefined) return heard;
    }
  }
  return undefined;
}

/** What is not explained and has to be, one sentence each. */
function wordless(description: Description): string[] {
  const { machine, states, children, delays, hears, tells, runners } = description;
  const { id } = machine;
  const nameOf = ({ path }: Chart) => [id, ...path].join('.');
  return [
    ...states
      .filter(({ description }) => description === '')
      .map((state) => `The state ${nameOf(state)} has no description.`),
    ...[...hears, ...tells, ...children.flatMap(({ orders }) => orders)]
      .filter(({ isOurs }) => isOurs)
      .flatMap(({ messages }) => messages)
      .filter(({ meaning }) => meaning === '')
      .map(
        ({ names }) =>
          `${names.join(', ')}, of the ${id} machine, has no comment that says what it means.`,
      ),
    ...[...delays]
      .filter(([, { meaning }]) => meaning === '')
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
      .filter(({ machine, meaning }) => machine === null && meaning === '')
      .map(
        ({ name }) => `The actor ${name} of the ${id} machine has no comment that says what it is.`,
      ),
    ...children
      .filter(({ machine, performer }) => machine === null && (performer?.meaning ?? '') === '')
      .map(
        ({ name }) =>
          `Nobody in packages/client says that they perform ${name} of the ${id} machine.`,
      ),
    ...(runners.length === 0 ? [`Nobody runs the ${id} machine.`] : []),
    ...(hears.length === 0 ? [`The ${id} machine says nowhere what it hears.`] : []),
  ];
}
