import type { Description } from './description.ts';
import { table } from './markdown.ts';
import { origin } from './page.ts';
import { spelled, type Dialect } from './source/messages.ts';

const machineLink = (id: string): string => `[${id}](${id}.md)`;

/** What an actor reports is declared as `NameReport`, as what it is asked to do is as `NameCommand`. */
const isReport = (name: string, orders: readonly Dialect[]): boolean =>
  orders.some((order) => order.name.replace(/Command$/, 'Report') === name);

/** The messages of dialects for which something holds, as one text. */
const listed = (dialects: readonly Dialect[], holds: (name: string) => boolean): string =>
  dialects
    .flatMap(({ messages }) => messages)
    .map(({ names }) => names.filter(holds))
    .filter((names) => names.length > 0)
    .map(spelled)
    .join(', ');

/** What a machine hears from each side: its own actors, itself, and whoever runs it. */
function heard({ hears, raises, children }: Description, all: readonly Description[]) {
  const told = children.flatMap(({ machine }) =>
    all.filter((each) => each.machine.id === machine).flatMap(({ tells }) => tells),
  );
  const fromBelow = new Set(told.map(({ name }) => name));
  const fromAbove = hears.filter(
    ({ name, isOurs }) =>
      isOurs && !fromBelow.has(name) && !children.some(({ orders }) => isReport(name, orders)),
  );
  return {
    itself: listed(hears, (name) => raises.has(name)),
    above: listed(fromAbove, (name) => !raises.has(name)),
    from: (orders: readonly Dialect[]) =>
      listed(
        hears.filter(({ name }) => isReport(name, orders)),
        () => true,
      ),
  };
}

/** The conversations of a machine with whoever runs it, with itself, and with what speaks to the browser. */
function talks(description: Description, all: readonly Description[]): string[][] {
  const { machine, tells, children } = description;
  const self = machineLink(machine.id);
  const parents = all.filter((each) => each.children.some((child) => child.machine === machine.id));
  const outside =
    parents.map((each) => machineLink(each.machine.id)).join(', ') || 'whoever runs it';
  const { itself, above, from } = heard(description, all);
  return [
    [outside, self, above],
    [self, outside, listed(tells, () => true)],
    [self, 'itself', itself],
    ...children
      .filter((child) => child.machine === null)
      .flatMap(({ name, orders }) => [
        [self, `\`${name}\``, listed(orders, () => true)],
        [`\`${name}\``, self, from(orders)],
      ]),
  ].filter(([, , said]) => said !== '');
}

function tree(all: readonly Description[]): string {
  const lines = all.flatMap(({ machine: { id }, children }) => [
    `${id}["${id}"]`,
    ...children.flatMap(({ name, machine }) =>
      machine === null ? [`${name}(["${name}"])`, `${id} --> ${name}`] : [`${id} --> ${machine}`],
    ),
  ]);
  return ['flowchart TD', ...lines.map((line) => `  ${line}`)].join('\n');
}

/** The page that shows which machine runs which, and in which words they speak. */
export function overview(all: readonly Description[]): string {
  const what = all.map(({ machine, chart, states, runners }) => [
    machineLink(machine.id),
    chart.description,
    String(states.length - 1),
    runners.map(({ words, path }) => `[${words}](${path})`).join(', '),
  ]);
  const said = all.flatMap((each) => talks(each, all));
  return [
    origin,
    '# The machines',
    'Everything that lives in a call is a state machine. Boxes are machines, rounded ones are what speaks to the browser; an arrow goes from who runs to who is run.',
    `\`\`\`mermaid\n${tree(all)}\n\`\`\``,
    table(['Machine', 'What it is', 'States', 'Run by'], what),
    '## Who says what to whom',
    table(['From', 'To', 'Says'], said),
    'The pages of the machines tell what each of these carries, what it means, and in which states it is heard.',
  ]
    .join('\n\n')
    .concat('\n');
}
