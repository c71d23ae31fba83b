import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { chromiumArguments, findChromium } from '../../../e2e/scripts/chromium.ts';
import { UdpRelay } from './udp-relay.ts';

/** Bundles the behaviours into one script for a page. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: join(import.meta.dirname, '../../conformance/browser-page.ts'),
        formats: ['iife'],
        name: 'conformance',
      },
    },
  });
  const [chunk] = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  if (chunk?.type !== 'chunk') throw new Error('The build has no script.');
  return chunk.code;
}

/** Opens a page in Chromium that can run the behaviours. */
export async function openConformancePage(): Promise<AsyncDisposable & { readonly page: Page }> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error('Chromium is not installed. Run e2e/scripts/ensure-chromium.ts first.');
  }
  await using opening = new AsyncDisposableStack();
  const relay = opening.use(new UdpRelay());
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  opening.defer(() => browser.close());
  const page = await browser.newPage();
  // Only a page of a secure origin has media devices. No server is needed.
  await page.route('http://localhost/', (route) => route.fulfill({ contentType: 'text/html' }));
  await page.exposeFunction('setPath', (run: number, works: boolean) => relay.setPath(run, works));
  await page.exposeFunction('routeCandidate', (run: number, side: number, candidate: string) =>
    relay.route(run, side, candidate),
  );
  await page.goto('http://localhost/');
  await page.addScriptTag({ content: await bundle() });
  const stack = opening.move();
  return { page, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}
