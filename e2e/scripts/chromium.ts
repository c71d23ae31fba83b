import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const executableNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Finds the Chromium for browser tests: CHROMIUM_PATH, or the first on PATH, or the one of Playwright.
 * @throws if CHROMIUM_PATH is not executable
 */
export function findChromium(): string | undefined {
  const configured = process.env['CHROMIUM_PATH'];
  if (configured !== undefined && configured !== '') {
    if (isExecutable(configured)) return configured;
    throw new Error(`CHROMIUM_PATH is ${configured}, which is not an executable file.`);
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = folders
    .flatMap((folder) => executableNames.map((name) => join(folder, name)))
    .find((file) => existsSync(file) && isExecutable(file));
  if (onPath !== undefined) return onPath;
  const bundled = chromium.executablePath();
  return bundled !== '' && isExecutable(bundled) ? bundled : undefined;
}

/**
 * Disabled Chromium features. Chromium only obeys the last such list, so this one repeats the important
 * features of Playwright's list. The first three are additional: otherwise each window loads a page for its
 * address bar in a process of its own, which costs a small machine more than a call.
 */
const disabledFeatures = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'AimEnabled',
  'PreconnectToSearch',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'PaintHolding',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
];

/** Chromium arguments for calls: fake devices, and no background traffic to Google. */
export const chromiumArguments: string[] = [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  `--disable-features=${disabledFeatures.join(',')}`,
  // Timers and video of background tabs must continue.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  // Chromium refuses to run its sandbox as root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * Chromium arguments for tests, whose cameras have fewer frames per second than the usual 20, because encoding video
 * costs a small machine more than everything else. Of repeated arguments, Chromium obeys the last one.
 */
export const argumentsWithFrameRate = (framesPerSecond: 5 | 10): string[] => [
  ...chromiumArguments,
  `--use-fake-device-for-media-stream=fps=${framesPerSecond}`,
];
