import type { Browser, Page } from '@playwright/test';
import { observePage } from './page-observer.ts';
import { pages, type PageName } from './pages.ts';
import type { Marks } from './phases.ts';

/** The longest that one person's arrival may take, in milliseconds. */
const timeoutMs = 30_000;
/** Once so many frames of their own camera were shown, the first person's page has settled. */
const settledFrameCount = 30;

let rooms = 0;

async function openPage(browser: Browser): Promise<Page> {
  // Every person has a browser profile of their own, with nothing in its cache.
  const context = await browser.newContext();
  await context.addInitScript(observePage);
  return context.newPage();
}

/**
 * Someone is in a room, someone else navigates to it.
 * @param port of the page's server
 * @returns the second person's marks, the last of which is the first remote frame
 */
export async function measureJoin(browser: Browser, name: PageName, port: number): Promise<Marks> {
  const { path } = pages[name];
  const room = `bench-${(rooms += 1)}`;
  const address = (person: string) => `http://localhost:${port}${path(room, person)}`;
  const first = await openPage(browser);
  const second = await openPage(browser);
  try {
    await first.goto(address('Ana'));
    await first.waitForFunction(
      (frames) =>
        window.benchObserved.marks.welcome !== undefined &&
        window.benchObserved.ownFrames >= frames,
      settledFrameCount,
      { timeout: timeoutMs },
    );
    await second.goto(address('Ben'), { waitUntil: 'commit' });
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
