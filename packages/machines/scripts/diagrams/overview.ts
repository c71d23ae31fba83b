import type { MachineDescription } from './machine-description.ts';
import { table } from './markdown.ts';
import { formatNames } from './message-table.ts';
import { generatedNotice } from './page.ts';
import type { MessageGroup } from './source/message-types.ts';

const machineLink = (id: string): string => `[${id}](${id}.md)`;

/** An actor's commands are declared as `NameCommand` and its reports as `NameReport`. */
const isReportOf = (name: string, commandGroups: readonly MessageGroup[]): boolean =>
  commandGroups.some((group) => group.name.replace(/Command$/, 'Report') === name);

/** The names of the messages that match, as text. */
const formatMessageNames = (
  groups: readonly MessageGroup[],
  matches: (name: string) => boolean,
): string =>
  groups
    .flatMap(({ messages }) => messages)
    .map(({ names }) => names.filter(matches))
    .filter((names) => names.length > 0)
    .map(formatNames)
    .join(', ');

/** The events that a machine receives from its actors, from itself and from its parent. */
function groupReceivedMessages(
  { receives, raisedTypes, children }: MachineDescription,
  all: readonly MachineDescription[],
) {
  const sentByChildren = children.flatMap(({ machine }) =>
    all.filter((each) => each.machine.id === machine).flatMap(({ sends }) => sends),
  );
  const childGroups = new Set(sentByChildren.map(({ name }) => name));
  const parentGroups = receives.filter(
    ({ name, isOurs }) =>
      isOurs &&
      !childGroups.has(name) &&
      !children.some(({ commandGroups }) => isReportOf(name, commandGroups)),
  );
  return {
    itself: formatMessageNames(receives, (name) => raisedTypes.has(name)),
    parent: formatMessageNames(parentGroups, (name) => !raisedTypes.has(name)),
    from: (commandGroups: readonly MessageGroup[]) =>
      formatMessageNames(
        receives.filter(({ name }) => isReportOf(name, commandGroups)),
        () => true,
      ),
  };
}

/** The messages between a machine and its parent, itself, and its actors that are no machines. */
function conversationRows(
  description: MachineDescription,
  all: readonly MachineDescription[],
): string[][] {
  const { machine, sends, children } = description;
  const self = machineLink(machine.id);
  const parents = all.filter((each) => each.children.some((child) => child.machine === machine.id));
  const outside = parents.map((each) => machineLink(each.machine.id)).join(', ') || 'its owner';
  const { itself, parent, from } = groupReceivedMessages(description, all);
  return [
    [outside, self, parent],
    [self, outside, formatMessageNames(sends, () => true)],
    [self, 'itself', itself],
    ...children
      .filter((child) => child.machine === null)
      .flatMap(({ name, commandGroups }) => [
        [self, `\`${name}\``, formatMessageNames(commandGroups, () => true)],
        [`\`${name}\``, self, from(commandGroups)],
      ]),
  ].filter(([, , messages]) => messages !== '');
}

function actorTree(all: readonly MachineDescription[]): string {
  const lines = all.flatMap(({ machine: { id }, children }) => [
    `${id}["${id}"]`,
    ...children.flatMap(({ name, machine }) =>
      machine === null ? [`${name}(["${name}"])`, `${id} --> ${name}`] : [`${id} --> ${machine}`],
    ),
  ]);
  return ['flowchart TD', ...lines.map((line) => `  ${line}`)].join('\n');
}

/** The page that shows which machine starts which, and the messages between them. */
export function overview(all: readonly MachineDescription[]): string {
  const machineRows = all.map(({ machine, statechart, states, starters }) => [
    machineLink(machine.id),
    statechart.description,
    String(states.length - 1),
    starters.map(({ label, path }) => `[${label}](${path})`).join(', '),
  ]);
  const messageRows = all.flatMap((each) => conversationRows(each, all));
  return [
    generatedNotice,
    '# State machines',
    'A call consists of state machines. Boxes are machines, rounded boxes are actors that use the browser. An arrow leads from a machine to an actor that it starts.',
    `\`\`\`mermaid\n${actorTree(all)}\n\`\`\``,
    table(['Machine', 'Meaning', 'States', 'Started by'], machineRows),
    '## Messages',
    table(['From', 'To', 'Messages'], messageRows),
    'The page of each machine lists the fields and the meaning of each message, and the states that handle it.',
  ]
    .join('\n\n')
    .concat('\n');
}
