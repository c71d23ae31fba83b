import { chromium, type Browser } from '@playwright/test';
import { findChromium } from '../../e2e/scripts/chromium.ts';

/** Fake devices, no throttling of what is in the background, and no conversations with home. */
const args = [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  // Chromium refuses to run its sandbox as root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** Starts a headless Chromium. @throws where there is none */
export function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error('There is no Chromium here. Run e2e/scripts/ensure-chromium.ts first.');
  }
  return chromium.launch({ executablePath, args });
}
