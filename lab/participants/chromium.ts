import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { chromiumArguments, findChromium } from '../../e2e/scripts/chromium.ts';
import type { Namespace } from '../network/namespace.ts';
import type { Certificate } from '../services/certificate.ts';
import { waitOptions, type BrowserTab } from './browser-tab.ts';

/** Starts a Chromium on one of the lab's computers, with trust in the lab's certificate. */
async function launch(computer: Namespace, certificate: Certificate): Promise<Browser> {
  const program = findChromium();
  if (program === undefined) throw new Error('There is no Chromium here.');
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
    // It has been read by now, or never will be.
    rmSync(folder, { recursive: true });
  }
}

/**
 * A page in a Chromium of its own, with a camera of its own.
 * @param prepare runs inside the page before anything of its own
 * @throws where there is no Chromium
 */
export async function openChromium(
  computer: Namespace,
  certificate: Certificate,
  prepare: () => void,
): Promise<BrowserTab> {
  const browser = await launch(computer, certificate);
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
  await context.addInitScript(prepare);
  const page = await context.newPage();
  return {
    goto: async (url) => {
      await page.goto(url);
    },
    evaluate: (question) => page.evaluate(question),
    waitFor: async (condition, argument) => {
      await page.waitForFunction(condition, argument, waitOptions);
    },
    [Symbol.asyncDispose]: () => browser.close(),
  };
}
