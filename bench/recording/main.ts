/** Measures what recording costs, while joining and during a call. See docs/BENCHMARKS.md. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { markdownTable } from '../common/markdown.ts';
import { readOptions } from '../common/options.ts';
import { median } from '../common/statistics.ts';
import { writeResults } from '../common/write-results.ts';
import { measureCall, type PhaseCost, type RecordingCost } from './measure.ts';

const { numbers, write } = readOptions({ rounds: 5, seconds: 10 });

// The first call does not count, because V8 compiles everything in it.
await measureCall(1_000);
const costs: RecordingCost[] = [];
for (let round = 1; round <= numbers.rounds; round += 1) {
  costs.push(await measureCall(numbers.seconds * 1_000));
  console.error(`Recording: round ${round} of ${numbers.rounds}`);
}

function row(title: string, phase: keyof RecordingCost): string[] {
  const medianOf = (value: (cost: PhaseCost) => number) =>
    median(costs.map((cost) => value(cost[phase])));
  return [
    title,
    `${(medianOf(({ recordingMs, totalMs }) => recordingMs / totalMs) * 100).toFixed(2)} %`,
    medianOf(({ events }) => events).toFixed(0),
    `${(medianOf(({ recordingMs, events }) => recordingMs / events) * 1_000).toFixed(1)} µs`,
  ];
}

const table = markdownTable(
  ['recording', 'share', 'inspection events', 'for each'],
  [row('of the time to join', 'joining'), row('of the CPU time in a call', 'steady')],
);
console.log(table);
if (write) writeResults('recording', table);

// @roamhq/wrtc may crash a process that exits before its tracks and sinks were collected.
setFlagsFromString('--expose-gc');
for (let round = 0; round < 3; round += 1) {
  runInNewContext('gc()');
  await new Promise((resolve) => setImmediate(resolve));
}
