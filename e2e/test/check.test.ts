import { devices, expect, test, type Page } from '@playwright/test';
import { checkSteps, type CheckStep } from '@visavis/machines/check';
import { readFile } from 'node:fs/promises';
import { argumentsWithFrameRate } from '../scripts/chromium.ts';
import { expectAccessible } from './support/accessibility.ts';
import { tabTo } from './support/keyboard.ts';
import { openBrowser, createRoomName } from './support/participants.ts';
import { startReverseProxy, type ProxyMode } from './support/reverse-proxy.ts';
import { startTestServer } from './support/test-server.ts';
import { startTurnServer } from './support/turn-server.ts';

type State = 'passed' | 'warned' | 'failed' | 'skipped' | 'cancelled';

const step = (page: Page, name: CheckStep) => page.locator(`[data-step=${name}]`);
const button = (page: Page, name: RegExp) => page.getByRole('button', { name });

async function expectStates(page: Page, states: Partial<Record<CheckStep, State>>) {
  for (const name of checkSteps) {
    const state = states[name];
    if (state === undefined) continue;
    await expect(step(page, name), name).toHaveAttribute('data-state', state, { timeout: 40_000 });
  }
}

/** Confirms that the test sound was heard and waits until the check has finished. */
async function finishCheck(page: Page) {
  await button(page, /yes, i heard/i).click({ timeout: 40_000 });
  await expect(page.getByText(/the check is finished/i)).toBeVisible({ timeout: 40_000 });
}

const allPassed = Object.fromEntries(checkSteps.map((name) => [name, 'passed'] as const));

test('all steps pass on a working system, with the keyboard only, and the report contains no secrets', async ({
  playwright,
}) => {
  test.slow();
  await using turn = await startTurnServer();
  await using server = await startTestServer(turn.environment);
  await using browser = await playwright.chromium.launch({
    args: [...argumentsWithFrameRate(5), turn.trustArgument],
  });
  await using ana = await openBrowser(browser, 'Ana', { origin: server.origin });
  const { page, context } = ana;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const passwords: string[] = [];
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      for (const [, value] of String(payload).matchAll(/"(?:username|credential)":"([^"]+)"/g)) {
        if (value !== undefined) passwords.push(value);
      }
    });
  });

  await page.goto('/check');
  await expectAccessible(page, 'check, not started');
  await tabTo(page, button(page, /start the check/i));
  await page.keyboard.press('Enter');
  await expect(page.getByLabel(/your video/i)).toBeVisible({ timeout: 40_000 });
  await expect(page.getByRole('meter')).toBeVisible();
  await tabTo(page, button(page, /play them again/i));
  await page.keyboard.press('Enter');
  // Everything else is known before the question is answered.
  await expect(page.locator('[data-outlook=reach]')).toContainText(/with anyone/i);
  await expect(page.locator('[data-outlook=canHear]')).toContainText(/not known/i);
  await tabTo(page, button(page, /yes, i heard/i));
  await expectAccessible(page, 'check, speaker question');
  await page.keyboard.press('Enter');

  await expectStates(page, allPassed);
  await expect(page.getByText(/the check is finished/i)).toBeVisible();
  await expect(page.locator('video')).toHaveCount(0);
  await expect(page.locator('[data-outlook=reach]')).toContainText(/with anyone/i);
  await expect(step(page, 'relay')).toContainText(/mbit\/s/i);

  await page.getByText(/show the report/i).click();
  await expectAccessible(page, 'check, all passed');
  await button(page, /copy the report/i).click();
  const report = await page.evaluate(() => navigator.clipboard.readText());
  const download = page.waitForEvent('download');
  await button(page, /save as a file/i).click();
  const saved = await readFile(await (await download).path(), 'utf8');
  expect(saved).toContain('Call through the relay: OK');
  for (const text of [report, saved]) {
    expect(passwords.length).toBeGreaterThan(1);
    for (const password of passwords) expect(text).not.toContain(password);
    expect(text).not.toContain(turn.environment.TURN_SECRET);
    // No full address. The version of the browser looks like one.
    expect(text.replace(/^Browser: .*$/m, '')).not.toMatch(/\d+\.\d+\.\d+\.\d+/);
    expect(text).not.toContain('fake_device');
  }
});

test('missing TURN and missing permission are explained, on a phone', async ({ browser }) => {
  await using ana = await openBrowser(browser, 'Ana', {
    contextOptions: devices['Pixel 7'],
    initScript: () => {
      MediaDevices.prototype.getUserMedia = () =>
        Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));
    },
  });
  const { page } = ana;
  await page.goto('/check');
  await button(page, /start the check/i).click();
  await finishCheck(page);

  await expectStates(page, {
    permission: 'failed',
    camera: 'skipped',
    microphone: 'skipped',
    speaker: 'passed',
    signaling: 'passed',
    keepalive: 'passed',
    stun: 'skipped',
    nat: 'skipped',
    turnUdp: 'skipped',
    relay: 'skipped',
  });
  await expect(step(page, 'permission')).toContainText(/icon next to the address/i);
  await expect(step(page, 'turnUdp')).toContainText(/set TURN_URLS/i);
  await expect(page.locator('[data-outlook=canBeSeen]')).toContainText(/will not see you/i);
  await expect(page.locator('[data-outlook=reach]')).toContainText(
    /only with people on the same network/i,
  );
  await page.getByText(/show the report/i).click();
  await expectAccessible(page, 'check, with failures');
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
});

test('the check detects what a reverse proxy does with WebSockets', async ({
  browser,
  baseURL,
}) => {
  test.slow();
  await using proxy = await startReverseProxy(baseURL ?? '');
  await using ana = await openBrowser(browser, 'Ana', { origin: proxy.origin });
  const { page } = ana;
  await page.goto('/check');

  const startCheck = async (mode: ProxyMode) => {
    proxy.mode = mode;
    await button(page, /start the check|check again/i).click();
  };
  const stop = async () => {
    await button(page, /^stop$/i).click();
    await expect(page.getByText(/was stopped/i)).toBeVisible();
  };

  await startCheck('refuse');
  await expectStates(page, { signaling: 'failed' });
  await expect(step(page, 'signaling')).toContainText(/WebSocket upgrades for \/trpc/);
  await expectStates(page, { keepalive: 'skipped', stun: 'skipped', nat: 'skipped' });
  await stop();
  await expect(page.locator('[data-outlook=reach]')).toContainText(/cannot connect with anyone/i);

  await startCheck('buffer');
  await expectStates(page, { signaling: 'warned' });
  await expect(step(page, 'signaling')).toContainText(/in batches/i);
  await stop();

  await startCheck('disconnect');
  await expectStates(page, { signaling: 'passed', keepalive: 'failed' });
  await expect(step(page, 'keepalive')).toContainText(/was closed/i);
});

test('the check continues if the browser blocks WebSockets', async ({ page }) => {
  await page.routeWebSocket(/\/trpc/, () => {});
  await page.goto('/check');
  await button(page, /start the check/i).click();
  await finishCheck(page);
  await expectStates(page, { camera: 'passed', signaling: 'failed', relay: 'skipped' });
  await expect(step(page, 'signaling')).toContainText(/holds messages back/i);
});

test('the start page and the lobby link to the check, and the lobby stays open', async ({
  page,
  context,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: /check camera/i }).click();
  await expect(page.getByRole('heading', { name: /connection check/i })).toBeVisible();

  await page.goto(`/r/${createRoomName()}`);
  const opening = context.waitForEvent('page');
  await page.getByRole('link', { name: /check camera/i }).click();
  const check = await opening;
  await expect(button(check, /start the check/i)).toBeVisible();
  await expect(button(page, /^join$/i)).toBeVisible();
});
