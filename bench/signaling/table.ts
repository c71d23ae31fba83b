import { markdownTable } from '../common/markdown.ts';
import { median, medianRatio } from '../common/statistics.ts';
import type { Measurement } from './measure.ts';
import { stacks, titles, type Stack } from './stacks.ts';

type Series = Readonly<Record<Stack, readonly Measurement[]>>;

const columns: readonly (readonly [title: string, key: keyof Measurement])[] = [
  ['server CPU', 'cpuMicros'],
  ['throughput', 'throughput'],
  ['p50', 'p50Ms'],
  ['p99', 'p99Ms'],
];

const values = (series: Series, stack: Stack, key: keyof Measurement) =>
  series[stack].map((measure) => measure[key]);

/** A table of median ratios, Visavis over each other stack. */
export function ratioTable(series: Series): string {
  const others = stacks.filter((stack) => stack !== 'visavis');
  const rows = others.map((other) => [
    titles[other],
    ...columns.map(([, key]) =>
      medianRatio(values(series, 'visavis', key), values(series, other, key)).toFixed(2),
    ),
  ]);
  return markdownTable(['Visavis over', ...columns.map(([title]) => title)], rows);
}

/** A table of medians: CPU in microseconds, throughput per second, latencies in milliseconds. */
export function figureTable(series: Series): string {
  const rows = stacks.map((stack) => [
    titles[stack],
    ...columns.map(([, key]) => median(values(series, stack, key)).toPrecision(3)),
  ]);
  return markdownTable(['', 'server CPU, µs', 'throughput, /s', 'p50, ms', 'p99, ms'], rows);
}
