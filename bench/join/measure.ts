import type { Browser, Page } from '@playwright/test';
import { observePage } from './page-observer.ts';
import { pages, type PageName } from './pages.ts';
import type { Marks } from './phases.ts';

const timeoutMs = 30_000;
/** The first participant's page has settled after this many frames of its own camera. */
const settledFrameCount = 30;

let roomCount = 0;

async function openPage(browser: Browser): Promise<Page> {
  // Every participant has a browser context of its own, with an empty cache.
  const context = await browser.newContext();
  await context.addInitScript(observePage);
  return context.newPage();
}

/**
 * Opens a room with one participant and measures how a second one joins.
 *
 * @param port the port of the page's server
 * @returns the second participant's marks, the last of which is the first remote frame
 */
export async function measureJoin(browser: Browser, name: PageName, port: number): Promise<Marks> {
  const { path } = pages[name];
  const room = `bench-${(roomCount += 1)}`;
  const urlFor = (participant: string) => `http://localhost:${port}${path(room, participant)}`;
  const first = await openPage(browser);
  const second = await openPage(browser);
  try {
    await first.goto(urlFor('Ana'));
    await first.waitForFunction(
      (frames) =>
        window.benchObserved.marks.welcome !== undefined &&
        window.benchObserved.ownFrames >= frames,
      settledFrameCount,
      { timeout: timeoutMs },
    );
    await second.goto(urlFor('Ben'), { waitUntil: 'commit' });
    await second.waitForFunction(
      () =>
        window.benchObserved.marks['first frame'] !== undefined &&
        window.benchObserved.marks['script loaded'] !== undefined,
      undefined,
      { timeout: timeoutMs },
    );
    return await second.evaluate(() => window.benchObserved.marks);
  } finally {
    await second.context().close();
    await first.context().close();
  }
}
