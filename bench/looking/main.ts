/** What it costs to look at a connection's statistics as often as a call does. See docs/BENCHMARKS.md. */
import { launch } from '../common/browser.ts';
import { markdownTable } from '../common/markdown.ts';
import { readOptions } from '../common/options.ts';
import { writeResults } from '../common/results.ts';
import { median } from '../common/statistics.ts';
import { measureLooks } from './measure.ts';

/** Milliseconds from look to look in a call: `interval` in packages/client/src/connection/stats-sampler.ts. */
const interval = 2_000;

const { numbers, write } = readOptions({ rounds: 5, looks: 100 });

await using running = new AsyncDisposableStack();
const browser = running.adopt(await launch(), (browser) => browser.close());
const cost = median(await measureLooks(browser, numbers.rounds, numbers.looks));

const table = markdownTable(
  ['one look', 'of a core, for each person'],
  [[`${cost.toFixed(1)} ms`, `${((cost / interval) * 100).toFixed(2)} %`]],
);
console.log(table);
if (write) writeResults('looking', table);
