/**
 * Measures the second participant's time from navigation to the first remote frame, alternately on Visavis and on
 * a minimal call page. See docs/BENCHMARKS.md.
 */
import { readOptions } from '../common/options.ts';
import { writeResults } from '../common/write-results.ts';
import { ServerProcess } from '../signaling/server-process.ts';
import { launchChromium } from '../common/launch-chromium.ts';
import { measureJoin } from './measure.ts';
import { pages, type PageName } from './pages.ts';
import type { Marks } from './phases.ts';
import { bareFirstFrameMs, joinRatio, phaseTable } from './table.ts';

const { numbers, write } = readOptions({ pairs: 10 });

await using resources = new AsyncDisposableStack();
const start = async (name: PageName) =>
  resources.use(await ServerProcess.start(pages[name].server, { STUN_URLS: ',' }));
const servers = { visavis: await start('visavis'), bare: await start('bare') };
const browser = resources.adopt(await launchChromium(), (browser) => browser.close());

const series: Record<PageName, Marks[]> = { visavis: [], bare: [] };
// The first pair does not count: it warms up the browser and the servers.
for (let pair = 0; pair <= numbers.pairs; pair += 1) {
  for (const name of ['bare', 'visavis'] as const) {
    const marks = await measureJoin(browser, name, servers[name].port);
    if (pair > 0) series[name].push(marks);
  }
  console.error(`Join: pair ${pair} of ${numbers.pairs}`);
}

const ratio = `First remote frame, Visavis over the bare page: **${joinRatio(series).toFixed(2)}**`;
console.log(`${ratio}\n\nMilliseconds:\n\n${phaseTable(series, { unit: 1, digits: 0 })}`);
if (write) {
  const shares = phaseTable(series, { unit: bareFirstFrameMs(series), digits: 2 });
  writeResults('join', `${ratio}\n\nThe bare page's first remote frame counts as 1:\n\n${shares}`);
}
