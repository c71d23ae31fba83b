import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const headlessShell = 'chromium-headless-shell';
const executableNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function findOnPath(names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((file) => existsSync(file) && isExecutable(file));
}

/**
 * Finds the Chromium for what needs a whole browser: CHROMIUM_PATH, or the first on PATH, or the one of Playwright.
 * @throws if CHROMIUM_PATH is not executable
 */
export function findChromium(): string | undefined {
  const configured = process.env['CHROMIUM_PATH'];
  if (configured !== undefined && configured !== '') {
    if (isExecutable(configured)) return configured;
    throw new Error(`CHROMIUM_PATH is ${configured}, which is not an executable file.`);
  }
  const onPath = findOnPath(executableNames);
  if (onPath !== undefined) return onPath;
  const bundled = chromium.executablePath();
  return bundled !== '' && isExecutable(bundled) ? bundled : undefined;
}

/** Whether a small Chromium is installed; see {@link findSmallChromium}. */
export const hasHeadlessShell = (): boolean => findOnPath([headlessShell]) !== undefined;

/**
 * Finds the Chromium for most browser tests: the one without a user interface if there is one, because it needs a sixth
 * less CPU time. It has no permission prompts.
 * @throws if CHROMIUM_PATH is not executable
 */
export function findSmallChromium(): string | undefined {
  const isConfigured = (process.env['CHROMIUM_PATH'] ?? '') !== '';
  return (isConfigured ? undefined : findOnPath([headlessShell])) ?? findChromium();
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
