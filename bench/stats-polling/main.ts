/** Measures what polling the statistics of a connection costs during a call. See docs/BENCHMARKS.md. */
import { launchChromium } from '../common/launch-chromium.ts';
import { markdownTable } from '../common/markdown.ts';
import { readOptions } from '../common/options.ts';
import { median } from '../common/statistics.ts';
import { writeResults } from '../common/write-results.ts';
import { measurePolls } from './measure.ts';

/** How often a call polls, in milliseconds, as in packages/client/src/peer-connection/stats-sampler.ts. */
const pollIntervalMs = 2_000;

const { numbers, write } = readOptions({ rounds: 5, polls: 100 });

await using resources = new AsyncDisposableStack();
const browser = resources.adopt(await launchChromium(), (browser) => browser.close());
const costMs = median(await measurePolls(browser, numbers.rounds, numbers.polls));

const table = markdownTable(
  ['one poll', 'of a core, for each member'],
  [[`${costMs.toFixed(1)} ms`, `${((costMs / pollIntervalMs) * 100).toFixed(2)} %`]],
);
console.log(table);
if (write) writeResults('stats-polling', table);
