import { expect, test, type Page } from '@playwright/test';
import { openConnectionDetails } from './support/connection-details.ts';
import { getInspectorPanel, inspectorLocators, openTrace, saveTrace } from './support/inspector.ts';
import {
  createRoomName,
  expectConnectedTo,
  joinRoom,
  joinUrl,
  openBrowser,
  tileOf,
} from './support/participants.ts';
import { collectPolicyViolations } from './support/policy-violations.ts';
import { startTestServer } from './support/test-server.ts';
import { openMore } from './support/toolbar.ts';

/** Goes through the screens of a call, and everything that opens on them. */
async function visitCall(page: Page, room: string): Promise<void> {
  const press = (name: RegExp) => page.getByRole('button', { name }).click();
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto(`/r/${room}?name=Ana`);
  await expect(page.getByRole('meter')).toBeVisible();
  await press(/^join$/i);
  await expect(page.getByText(/you are alone/i)).toBeVisible();
  await press(/settings/i);
  await expect(page.getByRole('dialog', { name: /settings/i })).toBeVisible();
  await page.keyboard.press('Escape');
}

/** Opens everything of the connection details. */
async function visitConnectionDetails(page: Page): Promise<void> {
  await expect(page.getByRole('img', { name: /^Round-trip time/ })).toBeVisible();
  await page.getByRole('tab', { name: 'For developers' }).click();
  await page.getByRole('button', { name: 'All connections' }).click();
  await page.getByRole('button', { name: /^Your camera and microphone/ }).click();
  await page.keyboard.press('Escape');
}

/** Opens every view of the inspector, in a call and with a saved trace. */
async function visitInspector(page: Page, file: string): Promise<void> {
  await page.goto(`${joinUrl(createRoomName(), 'Ana')}&inspector`);
  const panel = getInspectorPanel(page);
  await expect(inspectorLocators(panel).actor(/^call/)).toBeVisible();
  await saveTrace(panel, file, false);
  await page.goto('/inspector');
  await openTrace(page, file);
  const parts = inspectorLocators(page.locator('main'));
  for (const tab of ['Chart', 'Sequence', 'Timeline']) await parts.tab(tab).click();
  await parts.press(/replay/i);
  await expect(page.getByRole('status')).toContainText(/steps were compared/);
}

test('no screen violates the Content-Security-Policy, Trusted Types included', async ({
  browser,
}) => {
  test.slow();
  const room = createRoomName();
  await using ana = await openBrowser(browser, 'Ana');
  const { page } = ana;
  const violations = await collectPolicyViolations(ana.context);
  await visitCall(page, room);
  await using _ben = await joinRoom(browser, room, 'Ben');
  await expectConnectedTo(ana, ['Ben']);
  await (await openMore(page)).getByRole('radio', { name: 'Speaker' }).check();
  await page.keyboard.press('Escape');
  await openConnectionDetails(tileOf(ana, 'Ben'));
  await visitConnectionDetails(page);
  await page.getByRole('button', { name: /^leave/i }).click();
  await expect(page.getByRole('heading', { name: /you left the call/i })).toBeVisible();

  await page.goto('/check');
  await page.getByRole('button', { name: /start the check/i }).click();
  await page.getByRole('button', { name: /yes, i heard/i }).click();
  await expect(page.getByRole('button', { name: /check again/i })).toBeVisible({
    timeout: 60_000,
  });
  await visitInspector(page, test.info().outputPath('call.trace.json'));
  // The service worker needs a policy for its URL.
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.ready.then(() => 1))).toBe(1);
  expect(violations).toEqual([]);
});

test('the operator page refreshes without violating the Content-Security-Policy', async ({
  browser,
}) => {
  await using server = await startTestServer({});
  await using operator = await openBrowser(browser, 'operator', { origin: server.origin });
  const violations = await collectPolicyViolations(operator.context);
  await operator.page.goto('/operator');
  const time = operator.page.locator('time').first();
  const before = await time.getAttribute('datetime');
  await expect(time).not.toHaveAttribute('datetime', before ?? '');
  expect(violations).toEqual([]);
});

test('a text does not become HTML or a script, whatever the code does with it', async ({
  browser,
}) => {
  await using ana = await openBrowser(browser, 'Ana');
  const { page } = ana;
  const violations = await collectPolicyViolations(ana.context);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const thrown = await page.evaluate(() => {
    const factory: unknown = Reflect.get(globalThis, 'trustedTypes');
    const createPolicy = (name: string) => () => {
      if (typeof factory !== 'object' || factory === null) throw new Error('No Trusted Types');
      const create: unknown = Reflect.get(factory, 'createPolicy');
      if (typeof create !== 'function') throw new Error('No Trusted Types');
      Reflect.apply(create, factory, [name, {}]);
    };
    const image = '<img src="x" onerror="alert(1)">';
    const attempts = [
      () => (document.body.innerHTML = image),
      () => document.body.insertAdjacentHTML('beforeend', image),
      () => (document.createElement('script').src = '/assets/other.js'),
      // A name that is in use already, the default, and one that is not allowed.
      createPolicy('solid-templates'),
      createPolicy('default'),
      createPolicy('other'),
    ];
    return attempts.map((attempt) => {
      try {
        attempt();
        return 'nothing';
      } catch (error) {
        return error instanceof Error ? error.name : 'unknown';
      }
    });
  });
  expect(thrown).toEqual(Array.from({ length: 6 }, () => 'TypeError'));
  await expect.poll(() => violations.length).toBeGreaterThanOrEqual(5);
});
