import type { Page } from '@playwright/test';
import type { TestServer } from './test-server.ts';

/** Reloads a page from its service worker, without server and HTTP cache. */
export async function reloadWithoutServer(server: TestServer, page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Network.clearBrowserCache');
  await server.kill();
  await page.reload();
}
