/** Measures how long video freezes while signaling is disrupted. See docs/BENCHMARKS.md. */
import { launchChromium } from '../common/launch-chromium.ts';
import { markdownTable } from '../common/markdown.ts';
import { readOptions } from '../common/options.ts';
import { median } from '../common/statistics.ts';
import { writeResults } from '../common/write-results.ts';
import { disruptions } from './disruptions.ts';
import { measureOutages } from './measure.ts';
import type { VideoFreeze } from './participants.ts';

const { numbers, write } = readOptions({ rounds: 3 });

await using resources = new AsyncDisposableStack();
const browser = resources.adopt(await launchChromium(), (browser) => browser.close());

const rounds: (readonly VideoFreeze[])[] = [];
for (let round = 1; round <= numbers.rounds; round += 1) {
  rounds.push(await measureOutages(browser, disruptions));
  console.error(`Outage: round ${round} of ${numbers.rounds}`);
}

const formatMs = (value: number) => `${Math.round(value)} ms`;
const medianAndWorst = (values: readonly number[]) => [
  formatMs(median(values)),
  formatMs(Math.max(...values)),
];
const rows = disruptions.map(({ title }, index) => {
  const freezes = rounds.map((round) => round[index]).filter((freeze) => freeze !== undefined);
  return [
    title,
    ...medianAndWorst(freezes.map(({ remoteMs }) => remoteMs)),
    ...medianAndWorst(freezes.map(({ localMs }) => localMs)),
  ];
});
const head = ['longest freeze', 'remote video', 'worst', 'own video', 'worst'];
const table = markdownTable(head, rows);
console.log(table);
if (write) writeResults('outage', table);
