import { join } from 'node:path';
import type { Browser, CDPSession, Page } from '@playwright/test';
import { build } from 'vite';
import { startTestServer } from '../../e2e/test/support/test-server.ts';

/** The longest that anything may take, in milliseconds. */
const timeoutMs = 45_000;
/** Milliseconds from look to look: more than the 50 for which Chromium gives the same report again. */
const pauseMs = 100;

/** What runs in the page, as one script. */
async function bundlePageScript(): Promise<string> {
  const entry = join(import.meta.dirname, 'page.ts');
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'stats-polling' } },
  });
  const [chunk] = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  if (chunk?.type !== 'chunk') throw new Error('The bundle has no script.');
  return chunk.code;
}

/** The processor's time that all pages' processes have taken so far, in milliseconds. */
async function processorTimeMs(browser: CDPSession): Promise<number> {
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
  const pages = processInfo.filter(({ type }) => type === 'renderer');
  return pages.reduce((total, { cpuTime }) => total + cpuTime * 1_000, 0);
}

/** Opens a browser profile of somebody's own, and goes into the room. */
async function joinRoom(
  browser: Browser,
  origin: string,
  name: string,
  script: string,
): Promise<Page> {
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
  await context.addInitScript({ content: script });
  const page = await context.newPage();
  await page.goto(`${origin}/r/bench-looking?name=${name}&join=1`);
  return page;
}

/**
 * What one look at a connection costs, in milliseconds of the processor, in each of so many rounds: what a
 * second of a call takes with ten looks in it, over what the same call takes without.
 */
export async function measurePolls(browser: Browser, rounds: number, looks: number) {
  await using running = new AsyncDisposableStack();
  const site = await startTestServer();
  running.defer(() => site.kill());
  const script = await bundlePageScript();
  const [ana, ben] = [
    await joinRoom(browser, site.origin, 'Ana', script),
    await joinRoom(browser, site.origin, 'Ben', script),
  ];
  for (const page of [ana, ben]) {
    running.defer(() => page.context().close());
    await page.locator('[data-peer][data-level="good"]').first().waitFor({ timeout: timeoutMs });
  }
  const session = await browser.newBrowserCDPSession();
  const costs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = await processorTimeMs(session);
    await ana.evaluate(
      (delay) => new Promise((resolve) => setTimeout(resolve, delay)),
      looks * pauseMs,
    );
    const middle = await processorTimeMs(session);
    await ana.evaluate(([times, pause]) => window.look(times, pause), [looks, pauseMs] as const);
    const end = await processorTimeMs(session);
    costs.push((end - middle - (middle - start)) / looks);
  }
  return costs;
}
