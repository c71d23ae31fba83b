/** Measures the server memory that an idle member needs. See docs/BENCHMARKS.md. */
import { markdownTable } from '../common/markdown.ts';
import { readOptions } from '../common/options.ts';
import { writeResults } from '../common/write-results.ts';
import { median } from '../common/statistics.ts';
import { stacks, titles, type Stack } from '../signaling/stacks.ts';
import { measureIdle, type IdleMemory } from './measure.ts';

const { numbers, write } = readOptions({ rounds: 3, pairs: 1_000 });

const series: Record<Stack, IdleMemory[]> = { visavis: [], 'socket-io': [], peerjs: [], ws: [] };
for (let round = 1; round <= numbers.rounds; round += 1) {
  for (const stack of stacks) series[stack].push(await measureIdle(stack, numbers.pairs));
  console.error(`Memory: round ${round} of ${numbers.rounds}`);
}

const formatKib = (values: readonly number[]) => `${(median(values) / 1_024).toFixed(1)} KiB`;
const rows = stacks.map((stack) => [
  titles[stack],
  formatKib(series[stack].map(({ heapBytes }) => heapBytes)),
  formatKib(series[stack].map(({ rssBytes }) => rssBytes)),
]);
const table = markdownTable(['for each connection', 'heap and buffers', 'resident set'], rows);
console.log(table);
if (write) writeResults('memory', table);
