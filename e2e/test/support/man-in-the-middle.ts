import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { createServer } from 'vite';
import type { Options } from '../../man-in-the-middle/page.ts';
import { findFreePort } from './test-server.ts';

/** Serves the page of somebody who sits between two people. */
export interface ManInTheMiddle extends AsyncDisposable {
  readonly origin: string;
  /** Opens the page, which joins both calls. */
  sitBetween(page: Page, options: Options): Promise<void>;
}

const folder = fileURLToPath(new URL('../../man-in-the-middle', import.meta.url));

/** Serves e2e/man-in-the-middle. */
export async function startManInTheMiddle(): Promise<ManInTheMiddle> {
  const port = await findFreePort();
  const vite = await createServer({
    root: folder,
    configFile: false,
    logLevel: 'error',
    server: { port, hmr: false },
  });
  await vite.listen();
  const origin = `http://localhost:${port}`;
  return {
    origin,
    async sitBetween(page, options) {
      await page.goto(origin);
      await page.waitForFunction(() => window.sitBetween !== undefined);
      // Pages play audio only after the user has done something.
      await page.mouse.click(1, 1);
      await page.evaluate((chosen) => window.sitBetween?.(chosen), options);
    },
    [Symbol.asyncDispose]: () => vite.close(),
  };
}
