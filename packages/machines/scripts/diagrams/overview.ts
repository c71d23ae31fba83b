import type { MachineDescription } from './machine-description.ts';
import { table } from './markdown.ts';
import { generatedNotice } from './page.ts';
import { formatNames, type MessageGroup } from './source/message-types.ts';

const machineLink = (id: string): string => `[${id}](${id}.md)`;

/** What an actor reports is declared as `NameReport`, as what it is asked to do is as `NameCommand`. */
const isReportOf = (name: string, commandGroups: readonly MessageGroup[]): boolean =>
  commandGroups.some((order) => order.name.replace(/Command$/, 'Report') === name);

/** The messages of dialects for which something holds, as one text. */
const formatMessageNames = (
  dialects: readonly MessageGroup[],
  holds: (name: string) => boolean,
): string =>
  dialects
    .flatMap(({ messages }) => messages)
    .map(({ names }) => names.filter(holds))
    .filter((names) => names.length > 0)
    .map(formatNames)
    .join(', ');

/** What a machine hears from each side: its own actors, itself, and whoever runs it. */
function groupReceivedMessages(
  { receives, raisedTypes, children }: MachineDescription,
  all: readonly MachineDescription[],
) {
  const told = children.flatMap(({ machine }) =>
    all.filter((each) => each.machine.id === machine).flatMap(({ sends }) => sends),
  );
  const fromBelow = new Set(told.map(({ name }) => name));
  const fromAbove = receives.filter(
    ({ name, isOurs }) =>
      isOurs &&
      !fromBelow.has(name) &&
      !children.some(({ commandGroups }) => isReportOf(name, commandGroups)),
  );
  return {
    itself: formatMessageNames(receives, (name) => raisedTypes.has(name)),
    above: formatMessageNames(fromAbove, (name) => !raisedTypes.has(name)),
    from: (commandGroups: readonly MessageGroup[]) =>
      formatMessageNames(
        receives.filter(({ name }) => isReportOf(name, commandGroups)),
        () => true,
      ),
  };
}

/** The conversations of a machine with whoever runs it, with itself, and with what speaks to the browser. */
function conversationRows(
  description: MachineDescription,
  all: readonly MachineDescription[],
): string[][] {
  const { machine, sends, children } = description;
  const self = machineLink(machine.id);
  const parents = all.filter((each) => each.children.some((child) => child.machine === machine.id));
  const outside =
    parents.map((each) => machineLink(each.machine.id)).join(', ') || 'whoever runs it';
  const { itself, above, from } = groupReceivedMessages(description, all);
  return [
    [outside, self, above],
    [self, outside, formatMessageNames(sends, () => true)],
    [self, 'itself', itself],
    ...children
      .filter((child) => child.machine === null)
      .flatMap(({ name, commandGroups }) => [
        [self, `\`${name}\``, formatMessageNames(commandGroups, () => true)],
        [`\`${name}\``, self, from(commandGroups)],
      ]),
  ].filter(([, , said]) => said !== '');
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

/** The page that shows which machine runs which, and in which words they speak. */
export function overview(all: readonly MachineDescription[]): string {
  const what = all.map(({ machine, statechart, states, starters }) => [
    machineLink(machine.id),
    statechart.description,
    String(states.length - 1),
    starters.map(({ words, path }) => `[${words}](${path})`).join(', '),
  ]);
  const said = all.flatMap((each) => conversationRows(each, all));
  return [
    generatedNotice,
    '# The machines',
    'Everything that lives in a call is a state machine. Boxes are machines, rounded ones are what speaks to the browser; an arrow goes from who runs to who is run.',
    `\`\`\`mermaid\n${actorTree(all)}\n\`\`\``,
    table(['Machine', 'What it is', 'States', 'Run by'], what),
    '## Who says what to whom',
    table(['From', 'To', 'Says'], said),
    'The pages of the machines tell what each of these carries, what it means, and in which states it is heard.',
  ]
    .join('\n\n')
    .concat('\n');
}
