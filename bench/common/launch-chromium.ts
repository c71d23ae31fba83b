import { chromium, type Browser } from '@playwright/test';
import { chromiumArguments, findChromium } from '../../e2e/scripts/chromium.ts';

/** Starts a headless Chromium. @throws where there is none */
export function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error('There is no Chromium here. Run e2e/scripts/ensure-chromium.ts first.');
  }
  return chromium.launch({ executablePath, args: chromiumArguments });
}
