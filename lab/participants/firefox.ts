import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'puppeteer-core';
import type { Namespace } from '../network/namespace.ts';
import { waitForOutput } from '../services/wait-for-output.ts';
import { waitOptions, type BrowserTab } from './browser-tab.ts';
import { createBidiTransport } from './bidi-transport.ts';

/** The name of the program in Debian. */
export const firefox = 'firefox-esr';

/** Preferences for fake devices and without requests of Firefox's own. */
const preferences: Readonly<Record<string, string | number | boolean>> = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.autoplay.default': 0,
  // Requests to the internet that the remote agent does not disable.
  'app.normandy.enabled': false,
  'browser.safebrowsing.downloads.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.trr.mode': 5,
};

/**
 * Opens a page in a new Firefox with a fake camera. It is controlled by WebDriver BiDi, because Playwright controls
 * only its own build of Firefox.
 *
 * @param initScript runs in the page before its own scripts
 */
export async function openFirefox(
  computer: Namespace,
  initScript: () => void,
): Promise<BrowserTab> {
  await using resources = new AsyncDisposableStack();
  const profile = mkdtempSync(join(tmpdir(), 'visavis-lab-firefox-'));
  // A killed Firefox may still be writing.
  resources.defer(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join(''));
  const child = computer.spawn(
    firefox,
    ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'],
    { env: { HOME: profile } },
  );
  const [, address = ''] = await waitForOutput(child, /WebDriver BiDi listening on (ws:\S+)/);
  const browser = await connect({
    transport: createBidiTransport(computer, `${address}/session`),
    protocol: 'webDriverBiDi',
    acceptInsecureCerts: true,
  });
  resources.defer(() => browser.close());
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(initScript);
  const owned = resources.move();
  return {
    goto: async (url) => {
      await page.goto(url);
    },
    evaluate: (query) => page.evaluate(query),
    waitFor: async (condition, argument) => {
      await page.waitForFunction(condition, waitOptions, argument);
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
