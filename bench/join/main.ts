/**
 * The second person's time from navigation to first remote frame, on Visavis and on the least page that
 * can carry a call, in turn. See docs/BENCHMARKS.md.
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

await using running = new AsyncDisposableStack();
const start = async (name: PageName) =>
  running.use(await ServerProcess.start(pages[name].server, { STUN_URLS: ',' }));
const servers = { visavis: await start('visavis'), bare: await start('bare') };
const browser = running.adopt(await launchChromium(), (browser) => browser.close());

const series: Record<PageName, Marks[]> = { visavis: [], bare: [] };
// The first pair warms browser and servers up and does not count.
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
