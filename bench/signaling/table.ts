import { median, medianRatio } from '../common/statistics.ts';
import type { Measure } from './measure.ts';
import { stacks, type Stack } from './stacks.ts';

const columns: readonly (readonly [title: string, key: keyof Measure, unit: string])[] = [
  ['server CPU', 'cpu', 'µs'],
  ['throughput', 'throughput', '/s'],
  ['p50', 'p50', 'ms'],
  ['p99', 'p99', 'ms'],
];

const figure = (value: number) => (value < 100 ? value.toPrecision(3) : value.toFixed(0));

/**
 * A Markdown table: the medians of each stack, and for CPU and throughput the median of the rounds'
 * ratios, Visavis over the other.
 */
export function signalingTable(
  series: Readonly<Record<Stack, readonly Measure[]>>,
  titles: Readonly<Record<Stack, string>>,
): string {
  const values = (stack: Stack, key: keyof Measure) => series[stack].map((measure) => measure[key]);
  const row = (stack: Stack) => [
    titles[stack],
    `**${medianRatio(values('visavis', 'cpu'), values(stack, 'cpu')).toFixed(2)}**`,
    medianRatio(values('visavis', 'throughput'), values(stack, 'throughput')).toFixed(2),
    ...columns.map(([, key, unit]) => `${figure(median(values(stack, key)))} ${unit}`),
  ];
  const head = ['', 'CPU, Visavis over this', 'throughput, same', ...columns.map(([title]) => title)];
  const lines = [head, head.map(() => '---'), ...stacks.map(row)];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
