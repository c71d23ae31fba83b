import { chromium, type Browser } from '@playwright/test';
import { chromiumArguments, findChromium } from '../../e2e/scripts/chromium.ts';

/** Starts a headless Chromium. @throws if it is not installed */
export function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error('Chromium is not installed. Run e2e/scripts/ensure-chromium.ts first.');
  }
  return chromium.launch({ executablePath, args: chromiumArguments });
}
