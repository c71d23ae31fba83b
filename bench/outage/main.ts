/** How long the picture stands still when signaling has trouble. See docs/BENCHMARKS.md. */
import { launchChromium } from '../common/launch-chromium.ts';
import { markdownTable } from '../common/markdown.ts';
import { readOptions } from '../common/options.ts';
import { writeResults } from '../common/write-results.ts';
import { median } from '../common/statistics.ts';
import { measureOutages } from './measure.ts';
import type { VideoFreeze } from './participants.ts';
import { disruptions } from './disruptions.ts';

const { numbers, write } = readOptions({ rounds: 3 });

await using running = new AsyncDisposableStack();
const browser = running.adopt(await launchChromium(), (browser) => browser.close());

const rounds: (readonly VideoFreeze[])[] = [];
for (let round = 1; round <= numbers.rounds; round += 1) {
  rounds.push(await measureOutages(browser, disruptions));
  console.error(`Outage: round ${round} of ${numbers.rounds}`);
}

const ms = (value: number) => `${Math.round(value)} ms`;
const middleAndWorst = (values: readonly number[]) => [ms(median(values)), ms(Math.max(...values))];
const rows = disruptions.map(({ title }, place) => {
  const standstills = rounds.map((round) => round[place]).filter((one) => one !== undefined);
  return [
    title,
    ...middleAndWorst(standstills.map(({ remoteMs }) => remoteMs)),
    ...middleAndWorst(standstills.map(({ localMs }) => localMs)),
  ];
});
const head = ['longest standstill', 'picture', 'worst', 'own picture', 'worst'];
const table = markdownTable(head, rows);
console.log(table);
if (write) writeResults('outage', table);
