import type { StatechartNode } from '../../src/statechart/statechart.ts';
import type { ChildActor, MachineDescription } from './machine-description.ts';
import { messageTable } from './message-table.ts';
import { code, table } from './markdown.ts';
import { mermaid } from './mermaid.ts';

/** The first line of each page. */
export const generatedNotice =
  '<!-- Generated from the machines by `pnpm --filter @visavis/machines diagrams`. -->';

const formatPath = ({ path, name }: StatechartNode): string =>
  path.length === 0 ? name : path.join(' › ');

function stateTable(all: readonly StatechartNode[]): string {
  const rows = all.map((state) => [
    formatPath(state),
    state.description,
    state.tags.join(', '),
    code(state.invokes),
    code(state.entry),
    code(state.exit),
  ]);
  return table(['State', 'Meaning', 'Tags', 'Runs', 'Entry actions', 'Exit actions'], rows);
}

function transitionTable(all: readonly StatechartNode[]): string {
  const rows = all.flatMap((state) =>
    state
      .transitions()
      .map(({ event, guard, targets, actions }) => [
        formatPath(state),
        `\`${event}\``,
        guard,
        targets.map(formatPath).join(', ') || '(none)',
        code(actions),
      ]),
  );
  return table(['State', 'Event', 'Guard', 'Target', 'Actions'], rows);
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
        '## Events to its parent',
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
      .map((state) => `in the state ${formatPath(state)}`),
    ...[...new Set(startedBy)].map((action) => `started by the action \`${action}\``),
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
    '## Actors',
    table(['Actor', 'Meaning', 'Runs', 'Input', 'Implementation'], rows),
    ...children.flatMap(({ name, commandGroups }) =>
      commandGroups.flatMap(({ comment, messages }) => [
        `### Commands to \`${name}\``,
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
  return rows.length === 0 ? [] : ['## Delays', table(['Name', 'Length', 'Meaning'], rows)];
}

const formatStarters = ({ starters }: MachineDescription): string =>
  `It is started by ${starters.map(({ label, path }) => `[${label}](${path})`).join(' and by ')}.`;

/** The page about one machine, in Markdown. The same machine always gives the same page. */
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
