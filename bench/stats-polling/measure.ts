import { join } from 'node:path';
import type { Browser, CDPSession, Page } from '@playwright/test';
import { build } from 'vite';
import { startTestServer } from '../../e2e/test/support/test-server.ts';

const timeoutMs = 45_000;
/** The pause between two polls, in milliseconds. Chromium returns the same report again within 50 ms. */
const pauseMs = 100;

/** Bundles the code that runs in the page into one script. */
async function bundlePageScript(): Promise<string> {
  const entry = join(import.meta.dirname, 'page.ts');
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'statsPolling' } },
  });
  const [chunk] = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  if (chunk?.type !== 'chunk') throw new Error('The build has no script.');
  return chunk.code;
}

/** The CPU time that the processes of all pages have used so far, in milliseconds. */
async function processorTimeMs(browser: CDPSession): Promise<number> {
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
  const pages = processInfo.filter(({ type }) => type === 'renderer');
  return pages.reduce((total, { cpuTime }) => total + cpuTime * 1_000, 0);
}

/** Opens a browser context of its own and joins the room. */
async function joinRoom(
  browser: Browser,
  origin: string,
  name: string,
  script: string,
): Promise<Page> {
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
  await context.addInitScript({ content: script });
  const page = await context.newPage();
  await page.goto(`${origin}/r/bench-stats-polling?name=${name}&join=1`);
  return page;
}

/**
 * Measures the CPU time of one poll, in milliseconds, in several rounds. In each round it compares a period with
 * ten polls per second to an equally long period without polls.
 */
export async function measurePolls(
  browser: Browser,
  rounds: number,
  polls: number,
): Promise<number[]> {
  await using resources = new AsyncDisposableStack();
  const server = await startTestServer();
  resources.defer(() => server.kill());
  const script = await bundlePageScript();
  const [ana, ben] = [
    await joinRoom(browser, server.origin, 'Ana', script),
    await joinRoom(browser, server.origin, 'Ben', script),
  ];
  for (const page of [ana, ben]) {
    resources.defer(() => page.context().close());
    await page.locator('[data-peer][data-level="good"]').first().waitFor({ timeout: timeoutMs });
  }
  const session = await browser.newBrowserCDPSession();
  const costs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = await processorTimeMs(session);
    await ana.evaluate(
      (delayMs) => new Promise((resolve) => setTimeout(resolve, delayMs)),
      polls * pauseMs,
    );
    const middle = await processorTimeMs(session);
    await ana.evaluate(([times, pause]) => window.pollStats(times, pause), [
      polls,
      pauseMs,
    ] as const);
    const end = await processorTimeMs(session);
    costs.push((end - middle - (middle - start)) / polls);
  }
  return costs;
}
