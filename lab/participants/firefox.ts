import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'puppeteer-core';
import type { Namespace } from '../network/namespace.ts';
import { waitForOutput } from '../services/wait-for-output.ts';
import { waitOptions, type BrowserTab } from './browser-tab.ts';
import { createBidiTransport } from './bidi-transport.ts';

/** The program of Debian; the lab's requirements look for it. */
export const firefox = 'firefox-esr';

/** What Firefox is to do: fake devices, and none of its conversations with home. */
const preferences: Readonly<Record<string, string | number | boolean>> = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.autoplay.default': 0,
  // Everything that it would ask of the internet; the rest is what its remote agent turns off by itself.
  'app.normandy.enabled': false,
  'browser.safebrowsing.downloads.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.trr.mode': 5,
};

/**
 * A page in a Firefox of its own, with a camera of its own. Playwright drives only its own build of Firefox,
 * so this one is driven by WebDriver BiDi.
 * @param prepare runs inside the page before anything of its own
 */
export async function openFirefox(computer: Namespace, prepare: () => void): Promise<BrowserTab> {
  await using made = new AsyncDisposableStack();
  const profile = mkdtempSync(join(tmpdir(), 'visavis-lab-firefox-'));
  // A Firefox that was killed may still be writing.
  made.defer(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
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
  made.defer(() => browser.close());
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(prepare);
  const owned = made.move();
  return {
    goto: async (url) => {
      await page.goto(url);
    },
    evaluate: (question) => page.evaluate(question),
    waitFor: async (condition, argument) => {
      await page.waitForFunction(condition, waitOptions, argument);
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
