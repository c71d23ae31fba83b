/** What it costs to record a call always: a share of joining, and of a call that goes on. See docs/BENCHMARKS.md. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { markdownTable } from '../common/markdown.ts';
import { readOptions } from '../common/options.ts';
import { writeResults } from '../common/write-results.ts';
import { median } from '../common/statistics.ts';
import { measureCall, type RecordingCost } from './measure.ts';

const { numbers, write } = readOptions({ rounds: 5, seconds: 10 });

// The first call compiles everything, which no later one does.
await measureCall(1_000);
const costs: RecordingCost[] = [];
for (let round = 1; round <= numbers.rounds; round += 1) {
  costs.push(await measureCall(numbers.seconds * 1_000));
  console.error(`Recording: round ${round} of ${numbers.rounds}`);
}

function row(title: string, part: keyof RecordingCost): string[] {
  const of = (value: (cost: RecordingCost['joining']) => number) =>
    median(costs.map((cost) => value(cost[part])));
  return [
    title,
    `${(of(({ spent, all }) => spent / all) * 100).toFixed(2)} %`,
    of(({ events }) => events).toFixed(0),
    `${(of(({ spent, events }) => spent / events) * 1_000).toFixed(1)} µs`,
  ];
}

const table = markdownTable(
  ['recording', 'share', 'inspection events', 'for each'],
  [row('of the time to join', 'joining'), row('of the processor in a call', 'steady')],
);
console.log(table);
if (write) writeResults('recording', table);

// @roamhq/wrtc may crash a process that ends while tracks and sinks of it are still to be freed.
setFlagsFromString('--expose-gc');
for (let round = 0; round < 3; round += 1) {
  runInNewContext('gc()');
  await new Promise((resolve) => setImmediate(resolve));
}
