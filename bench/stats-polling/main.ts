/** What it costs to look at a connection's statistics as often as a call does. See docs/BENCHMARKS.md. */
import { launchChromium } from '../common/launch-chromium.ts';
import { markdownTable } from '../common/markdown.ts';
import { readOptions } from '../common/options.ts';
import { writeResults } from '../common/write-results.ts';
import { median } from '../common/statistics.ts';
import { measurePolls } from './measure.ts';

/** Milliseconds from look to look in a call: `interval` in packages/client/src/connection/stats-sampler.ts. */
const intervalMs = 2_000;

const { numbers, write } = readOptions({ rounds: 5, looks: 100 });

await using running = new AsyncDisposableStack();
const browser = running.adopt(await launchChromium(), (browser) => browser.close());
const cost = median(await measurePolls(browser, numbers.rounds, numbers.looks));

const table = markdownTable(
  ['one look', 'of a core, for each person'],
  [[`${cost.toFixed(1)} ms`, `${((cost / intervalMs) * 100).toFixed(2)} %`]],
);
console.log(table);
if (write) writeResults('stats-polling', table);
