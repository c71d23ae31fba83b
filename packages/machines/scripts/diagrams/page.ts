import type { AnyStateMachine } from 'xstate';
import { chartOf, everyState, type Chart } from './chart.ts';
import { mermaid } from './mermaid.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim();
const code = (texts: readonly string[]): string => texts.map((text) => `\`${text}\``).join(', ');

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

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

function delays(machine: AnyStateMachine): string[] {
  const rows = Object.entries<unknown>(machine.implementations.delays ?? {}).map(
    ([name, value]) => [name, typeof value === 'number' ? `${value} ms` : 'computed'],
  );
  return rows.length === 0 ? [] : ['## Delays', table(['Name', 'Length'], rows)];
}

/** The whole page about one machine, in Markdown. The same machine always gives the same page. */
export function page(machine: AnyStateMachine): string {
  const chart = chartOf(machine);
  const all = everyState(chart);
  return [
    '<!-- Generated from the machine by `pnpm --filter @visavis/machines diagrams`. -->',
    `# The ${machine.id} machine`,
    ...(chart.description === '' ? [] : [chart.description]),
    `\`\`\`mermaid\n${mermaid(chart)}\n\`\`\``,
    '## States',
    states(all),
    '## Transitions',
    transitions(all),
    ...delays(machine),
  ]
    .join('\n\n')
    .concat('\n');
}
