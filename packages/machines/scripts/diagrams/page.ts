import type { StatechartNode } from '../../src/statechart/statechart.ts';
import type { ChildActor, MachineDescription } from './machine-description.ts';
import { messageTable } from './message-table.ts';
import { code, table } from './markdown.ts';
import { mermaid } from './mermaid.ts';

/** Says of each page where it comes from. */
export const generatedNotice =
  '<!-- Generated from the machines by `pnpm --filter @visavis/machines diagrams`. -->';

const formatPath = (chart: StatechartNode): string =>
  chart.path.length === 0 ? chart.name : chart.path.join(' › ');

function stateTable(all: readonly StatechartNode[]): string {
  const rows = all.map((chart) => [
    formatPath(chart),
    chart.description,
    chart.tags.join(', '),
    code(chart.invokes),
    code(chart.entry),
    code(chart.exit),
  ]);
  return table(['State', 'Meaning', 'Tags', 'Runs', 'On entry', 'On exit'], rows);
}

function transitionTable(all: readonly StatechartNode[]): string {
  const rows = all.flatMap((chart) =>
    chart
      .transitions()
      .map(({ event, guard, targets, actions }) => [
        formatPath(chart),
        `\`${event}\``,
        guard,
        targets.map(formatPath).join(', ') || '(stays)',
        code(actions),
      ]),
  );
  return table(['In', 'Event', 'If', 'Goes to', 'Does'], rows);
}

function eventSections({ receives, states: all }: MachineDescription): string[] {
  return [
    '## Events',
    ...receives.flatMap(({ name, comment, messages }) => [
      `### ${name}`,
      ...(comment === '' ? [] : [comment]),
      messageTable('Event', messages, all),
    ]),
  ];
}

function outputSections({ sends }: MachineDescription): string[] {
  return sends.length === 0
    ? []
    : [
        '## What it tells',
        ...sends.flatMap(({ comment, messages }) => [
          ...(comment === '' ? [] : [comment]),
          messageTable('Event', messages),
        ]),
      ];
}

const formatLifetime = ({ name, startedBy }: ChildActor, all: readonly StatechartNode[]): string =>
  [
    ...all
      .filter(({ invokes }) => invokes.includes(name))
      .map((state) => `while in ${formatPath(state)}`),
    ...[...new Set(startedBy)].map((action) => `by the action \`${action}\``),
  ].join(', ');

function childActorSections({ children, states: all }: MachineDescription): string[] {
  if (children.length === 0) return [];
  const rows = children.map((child) => {
    const { name, machine, comment, input, implementation } = child;
    return [
      `\`${name}\``,
      machine === null ? comment : `[The ${machine} machine](${machine}.md)`,
      formatLifetime(child, all),
      input === undefined ? '' : `\`${input.getText()}\``,
      implementation === undefined
        ? ''
        : `[\`${implementation.name}\`](../../${implementation.path}): ${implementation.comment}`,
    ];
  });
  return [
    '## What it runs',
    table(['Actor', 'What it is', 'Runs', 'Made with', 'Performed by'], rows),
    ...children.flatMap(({ name, commandGroups }) =>
      commandGroups.flatMap(({ comment, messages }) => [
        `### What \`${name}\` is asked to do`,
        comment,
        messageTable('Command', messages),
      ]),
    ),
  ];
}

function delaySection({ delays: all }: MachineDescription): string[] {
  const rows = [...all].map(([name, { ms, length, comment }]) => [
    `\`${name}\``,
    ms === undefined ? length : `${ms.toLocaleString('en')} ms`,
    comment,
  ]);
  return rows.length === 0 ? [] : ['## Delays', table(['Name', 'Length', 'What for'], rows)];
}

/** Who runs the machine. */
const formatStarters = ({ starters }: MachineDescription): string =>
  `It is run by ${starters.map(({ words, path }) => `[${words}](${path})`).join(' and by ')}.`;

/** The whole page about one machine, in Markdown. The same machine always gives the same page. */
export function page(description: MachineDescription): string {
  const { machine, statechart, states: all } = description;
  return [
    generatedNotice,
    `# The ${machine.id} machine`,
    `${statechart.description} ${formatStarters(description)}`,
    `\`\`\`mermaid\n${mermaid(statechart)}\n\`\`\``,
    '## States',
    stateTable(all),
    ...eventSections(description),
    ...outputSections(description),
    ...childActorSections(description),
    ...delaySection(description),
    '## Transitions',
    transitionTable(all),
  ]
    .join('\n\n')
    .concat('\n');
}
