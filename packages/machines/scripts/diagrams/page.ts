import type { Chart } from '../../src/chart/chart.ts';
import type { Child, Description } from './description.ts';
import { messageTable } from './events.ts';
import { code, table } from './markdown.ts';
import { mermaid } from './mermaid.ts';

/** Says of each page where it comes from. */
export const origin =
  '<!-- Generated from the machines by `pnpm --filter @visavis/machines diagrams`. -->';

const pathOf = (chart: Chart): string =>
  chart.path.length === 0 ? chart.name : chart.path.join(' › ');

function states(all: readonly Chart[]): string {
  const rows = all.map((chart) => [
    pathOf(chart),
    chart.description,
    chart.tags.join(', '),
    code(chart.invokes),
    code(chart.entry),
    code(chart.exit),
  ]);
  return table(['State', 'Meaning', 'Tags', 'Runs', 'On entry', 'On exit'], rows);
}

function transitions(all: readonly Chart[]): string {
  const rows = all.flatMap((chart) =>
    chart
      .edges()
      .map(({ event, guard, targets, actions }) => [
        pathOf(chart),
        `\`${event}\``,
        guard,
        targets.map(pathOf).join(', ') || '(stays)',
        code(actions),
      ]),
  );
  return table(['In', 'Event', 'If', 'Goes to', 'Does'], rows);
}

function events({ hears, states: all }: Description): string[] {
  return [
    '## Events',
    ...hears.flatMap(({ name, meaning, messages }) => [
      `### ${name}`,
      ...(meaning === '' ? [] : [meaning]),
      messageTable('Event', messages, all),
    ]),
  ];
}

function reports({ tells }: Description): string[] {
  return tells.length === 0
    ? []
    : [
        '## What it tells',
        ...tells.flatMap(({ meaning, messages }) => [
          ...(meaning === '' ? [] : [meaning]),
          messageTable('Event', messages),
        ]),
      ];
}

const whereRun = ({ name, startedBy }: Child, all: readonly Chart[]): string =>
  [
    ...all
      .filter(({ invokes }) => invokes.includes(name))
      .map((state) => `while in ${pathOf(state)}`),
    ...[...new Set(startedBy)].map((action) => `by the action \`${action}\``),
  ].join(', ');

function runs({ children, states: all }: Description): string[] {
  if (children.length === 0) return [];
  const rows = children.map((child) => {
    const { name, machine, meaning, input, performer } = child;
    return [
      `\`${name}\``,
      machine === null ? meaning : `[The ${machine} machine](${machine}.md)`,
      whereRun(child, all),
      input === undefined ? '' : `\`${input.getText()}\``,
      performer === undefined
        ? ''
        : `[\`${performer.name}\`](../../${performer.path}): ${performer.meaning}`,
    ];
  });
  return [
    '## What it runs',
    table(['Actor', 'What it is', 'Runs', 'Made with', 'Performed by'], rows),
    ...children.flatMap(({ name, orders }) =>
      orders.flatMap(({ meaning, messages }) => [
        `### What \`${name}\` is asked to do`,
        meaning,
        messageTable('Command', messages),
      ]),
    ),
  ];
}

function delays({ delays: all }: Description): string[] {
  const rows = [...all].map(([name, { ms, length, meaning }]) => [
    `\`${name}\``,
    ms === undefined ? length : `${ms.toLocaleString('en')} ms`,
    meaning,
  ]);
  return rows.length === 0 ? [] : ['## Delays', table(['Name', 'Length', 'What for'], rows)];
}

/** Who runs the machine. */
const runBy = ({ runners }: Description): string =>
  `It is run by ${runners.map(({ words, path }) => `[${words}](${path})`).join(' and by ')}.`;

/** The whole page about one machine, in Markdown. The same machine always gives the same page. */
export function page(description: Description): string {
  const { machine, chart, states: all } = description;
  return [
    origin,
    `# The ${machine.id} machine`,
    `${chart.description} ${runBy(description)}`,
    `\`\`\`mermaid\n${mermaid(chart)}\n\`\`\``,
    '## States',
    states(all),
    ...events(description),
    ...reports(description),
    ...runs(description),
    ...delays(description),
    '## Transitions',
    transitions(all),
  ]
    .join('\n\n')
    .concat('\n');
}
