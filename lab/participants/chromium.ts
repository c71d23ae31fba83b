import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { chromiumArguments, findChromium } from '../../e2e/scripts/chromium.ts';
import type { Namespace } from '../network/namespace.ts';
import type { Certificate } from '../services/certificate.ts';
import { waitOptions, type BrowserTab } from './browser-tab.ts';

/** Starts Chromium on a computer of the lab. It trusts the lab's certificate. */
async function launch(computer: Namespace, certificate: Certificate): Promise<Browser> {
  const program = findChromium();
  if (program === undefined) throw new Error('Chromium is not installed.');
  const folder = mkdtempSync(join(tmpdir(), 'visavis-lab-browser-'));
  const wrapper = join(folder, 'chromium');
  writeFileSync(wrapper, `#!/bin/sh\nexec ip netns exec '${computer.name}' '${program}' "$@"\n`);
  chmodSync(wrapper, 0o755);
  try {
    return await chromium.launch({
      executablePath: wrapper,
      args: [
        ...chromiumArguments,
        `--ignore-certificate-errors-spki-list=${certificate.fingerprint}`,
      ],
    });
  } finally {
    // Chromium has started or failed, so the wrapper is no longer needed.
    rmSync(folder, { recursive: true });
  }
}

/**
 * Opens a page in a new Chromium with a fake camera.
 *
 * @param initScript runs in the page before its own scripts
 * @throws if Chromium is not installed
 */
export async function openChromium(
  computer: Namespace,
  certificate: Certificate,
  initScript: () => void,
): Promise<BrowserTab> {
  const browser = await launch(computer, certificate);
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
  await context.addInitScript(initScript);
  const page = await context.newPage();
  return {
    goto: async (url) => {
      await page.goto(url);
    },
    evaluate: (query) => page.evaluate(query),
    waitFor: async (condition, argument) => {
      await page.waitForFunction(condition, argument, waitOptions);
    },
    [Symbol.asyncDispose]: () => browser.close(),
  };
}
