/**
 * Lets people join and leave a server for hours, and fails if its memory grows after the first quarter of the
 * time: `pnpm --filter @visavis/bench soak --minutes 120 --people 200`. See docs/BENCHMARKS.md.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { markdownTable } from '../common/markdown.ts';
import { readOptions } from '../common/options.ts';
import { median } from '../common/statistics.ts';
import { writeResults } from '../common/write-results.ts';
import { ServerProcess } from '../signaling/server-process.ts';
import { serverOf } from '../signaling/stacks.ts';
import { growthAfterFirstQuarter, maxGrowth } from './growth.ts';
import { letPeopleComeAndGo } from './people.ts';

const sampleCount = 120;

const { numbers, write } = readOptions({ minutes: 120, people: 200 });
const durationMs = numbers.minutes * 60_000;

await using server = await ServerProcess.start(serverOf('visavis'));
const end = new AbortController();
const people = letPeopleComeAndGo(server.port, Math.ceil(numbers.people / 2), end.signal);

const samples: { readonly heap: number; readonly rss: number }[] = [];
const takeSamples = async (): Promise<void> => {
  while (samples.length < sampleCount) {
    await delay(durationMs / sampleCount);
    const { heap, rss } = await server.memory();
    samples.push({ heap, rss });
    const percent = Math.round((100 * samples.length) / sampleCount);
    console.error(`Soak: ${percent} %, ${people.roomCount()} rooms, ${formatMib(heap)} of heap`);
  }
  end.abort();
};

function formatMib(bytes: number): string {
  return `${(bytes / 1024 ** 2).toFixed(1)} MiB`;
}

// Whoever fails ends it.
await Promise.all([takeSamples(), people.done]);

const measures = {
  'heap and buffers': samples.map(({ heap }) => heap),
  'resident set': samples.map(({ rss }) => rss),
} as const;
const rows = Object.entries(measures).map(([name, values]) => [
  name,
  formatMib(median(values.slice(sampleCount / 4, sampleCount / 2))),
  formatMib(median(values.slice(-sampleCount / 4))),
  `${(100 * growthAfterFirstQuarter(values)).toFixed(1)} %`,
]);
const table = markdownTable(['', 'second quarter', 'last quarter', 'growth'], rows);
const summary = `${numbers.people} people, ${numbers.minutes} minutes, ${people.roomCount()} rooms:`;
console.log(`${summary}\n\n${table}`);
if (write) writeResults('soak', `${summary}\n\n${table}`);
const hasGrown = Object.values(measures).some(
  (values) => growthAfterFirstQuarter(values) > maxGrowth,
);
if (hasGrown) console.error(`The memory has grown by more than ${100 * maxGrowth} %.`);
process.exitCode = hasGrown ? 1 : 0;
