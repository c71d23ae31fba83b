import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { getInspectorPanel, inspectorLocators, saveTrace } from './support/inspector.ts';
import { moveTo, tabTo } from './support/keyboard.ts';
import { openBrowser, createRoomName, joinRoom } from './support/participants.ts';
import { startTestServer } from './support/test-server.ts';

const heading = (page: Page, name: RegExp) => page.getByRole('heading', { name });
const inspectLink = (page: Page) => page.getByRole('link', { name: /technical details/i });

test('a refused join can be inspected and saved on the same page', async ({ browser }) => {
  await using server = await startTestServer({ MEMBERS_PER_ROOM: '1' });
  const { origin } = server;
  const room = createRoomName();
  await using ben = await joinRoom(browser, room, 'Ben', { origin });
  await expect(ben.page.getByText(/you are alone/i)).toBeVisible();
  await using ana = await joinRoom(browser, room, 'Ana', { origin });
  const { page } = ana;
  await expect(heading(page, /the room is full/i)).toBeVisible();
  await expectAccessible(page, 'full');

  await inspectLink(page).click();
  await expect(heading(page, /^inspector$/i)).toBeVisible();
  await expect(page).toHaveTitle(/inspector/i);
  const inspector = page.locator('main');
  await expect(inspectorLocators(inspector).actor(/^call/)).toContainText('full');
  const file = test.info().outputPath('full.trace.json');
  await saveTrace(inspector, file, false);
  expect(await readFile(file, 'utf8')).toContain('"value":"full"');
  await inspectorLocators(inspector).press(/replay/i);
  await expect(page.getByRole('status')).toContainText(/behaved as recorded/);
});

test('the inspector of a URL parameter is available from the lobby to the left screen', async ({
  browser,
}) => {
  await using ana = await openBrowser(browser, 'Ana');
  const { page } = ana;
  await page.goto(`/r/${createRoomName()}?name=Ana&inspector`);
  const panel = getInspectorPanel(page);
  const { actor, press } = inspectorLocators(panel);
  await expect(actor(/^call/)).toContainText('lobby');
  await expectAccessible(page, 'lobby, with the inspector');

  await page.getByRole('button', { name: /^join$/i }).click();
  await expect(actor(/^call/)).toContainText('inRoom.alone');
  await page.getByRole('button', { name: /^leave/i }).click();
  await expect(heading(page, /you left the call/i)).toBeVisible();
  await expect(actor(/^call/)).toContainText('left');
  await expectAccessible(page, 'left, with the inspector');

  await press(/^close$/i);
  await expect(panel).toHaveCount(0);
  await page.getByRole('button', { name: 'Inspector' }).click();
  await expect(actor(/^call/)).toContainText('left');
  await press(/^close$/i);
  await expect(page.getByRole('button', { name: 'Inspector' })).toBeFocused();
});

test('without the parameter there is no inspector before the left screen', async ({ browser }) => {
  await using ana = await openBrowser(browser, 'Ana');
  const { page } = ana;
  await page.goto(`/r/${createRoomName()}?name=Ana`);
  await expect(page.getByRole('button', { name: /^join$/i })).toBeVisible();
  await expect(page.getByRole('button', { name: /inspector/i })).toHaveCount(0);
  await expect(getInspectorPanel(page)).toHaveCount(0);
});

test('a check can be inspected and saved like a call', async ({ browser }) => {
  await using ana = await openBrowser(browser, 'Ana');
  const { page } = ana;
  await page.goto('/check?inspector');
  const panel = getInspectorPanel(page);
  const { actor, tab } = inspectorLocators(panel);
  await expect(actor(/^check/)).toContainText('idle');
  await page.getByRole('button', { name: /start the check/i }).click();
  await expect(actor(/^probes/)).toBeVisible();
  await expect(actor(/^check/)).toContainText('run.browser.passed');
  await actor(/^check/).click();
  await tab('Chart').click();
  await expect(panel.locator('[data-state="run.browser.passed"]')).toHaveAttribute('data-active');
  await page.getByRole('button', { name: /^stop$/i }).click();
  await expect(page.getByText(/the check was stopped/i)).toBeVisible();

  const file = test.info().outputPath('check.trace.json');
  await saveTrace(panel, file, false);
  expect(await readFile(file, 'utf8')).toContain('"machine":"check"');
  await inspectorLocators(panel).press(/replay/i);
  await expect(panel.getByRole('status')).toContainText(/behaved as recorded/);
});

/** Whether the page has loaded all files of the inspector, and the settings. */
const hasFetchedInspector = (page: Page) =>
  page.evaluate(() => {
    const meta = document.querySelector('meta[name="visavis-inspector"]');
    const files = meta?.getAttribute('content')?.split(' ') ?? [];
    const loaded = performance
      .getEntriesByType('resource')
      .flatMap((entry) =>
        entry instanceof PerformanceResourceTiming && entry.responseEnd > 0
          ? new URL(entry.name).pathname
          : [],
      );
    return [...files, '/assets/settings'].every((file) =>
      loaded.some((path) => path.startsWith(file)),
    );
  });

test('the inspector can be enabled and opened without the server', async ({ browser }) => {
  await using server = await startTestServer();
  await using ana = await joinRoom(browser, createRoomName(), 'Ana', { origin: server.origin });
  const { page } = ana;
  await expect(page.getByText(/you are alone/i)).toBeVisible();
  await expect.poll(() => hasFetchedInspector(page)).toBe(true);
  await server.kill();

  await page.getByRole('button', { name: /settings/i }).click();
  await page.getByRole('switch', { name: /inspector/i }).check();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Inspector' }).click();
  await expect(inspectorLocators(getInspectorPanel(page)).actor(/^call/)).toContainText(
    'inRoom.alone',
  );
  await expect(inspectorLocators(getInspectorPanel(page)).actor(/^signaling/)).toContainText(
    'resuming',
  );
});

test('the whole inspector can be used with the keyboard only', async ({ browser }) => {
  test.slow();
  await using ana = await joinRoom(browser, createRoomName(), 'Ana');
  const { page } = ana;
  const { keyboard } = page;
  await expect(page.getByText(/you are alone/i)).toBeVisible();
  await moveTo(page, page.getByRole('button', { name: /^leave/i }));
  await keyboard.press('Enter');
  await tabTo(page, inspectLink(page));
  await keyboard.press('Enter');
  await expect(heading(page, /^inspector$/i)).toBeVisible();

  const main = page.locator('main');
  const { slider, getSelectedSeq, rows, tab, getEntryCount, actor } = inspectorLocators(main);
  const current = rows.and(page.locator('[aria-selected="true"]'));

  // The tree of actors.
  await tabTo(page, actor(/^call/));
  await keyboard.press('ArrowDown');
  await expect(actor(/^signaling/)).toBeFocused();

  // Step through the events, from the first one.
  await tabTo(page, slider, 'Shift+Tab');
  await keyboard.press('Home');
  const first = await getSelectedSeq();
  await keyboard.press('ArrowRight');
  await expect(current).toHaveAttribute('data-kind', 'event');
  const second = await getSelectedSeq();
  expect(second).toBeGreaterThan(first);
  await keyboard.press('ArrowRight');
  const third = await getSelectedSeq();
  expect(third).toBeGreaterThan(second);
  await keyboard.press('ArrowLeft');
  expect(await getSelectedSeq()).toBe(second);

  // The sequence diagram: with its keys, and with one of its messages.
  await tabTo(page, tab('Timeline'));
  await keyboard.press('ArrowRight');
  await expect(tab('Sequence')).toBeFocused();
  await expect(tab('Sequence')).toHaveAttribute('aria-selected', 'true');
  const sequence = main.getByRole('group', { name: 'Sequence' });
  await expect(main.getByText(/messages of the server are derived/i)).toBeVisible();
  await tabTo(page, sequence);
  await keyboard.press('ArrowRight');
  expect(await getSelectedSeq()).toBe(third);
  const message = sequence.locator('[data-seq]').first();
  await tabTo(page, message);
  await keyboard.press('Enter');
  await expect(slider).toHaveAttribute(
    'aria-valuenow',
    (await message.getAttribute('data-seq')) ?? '',
  );

  // The chart, and one of its states.
  await tabTo(page, tab('Sequence'), 'Shift+Tab');
  await keyboard.press('ArrowRight');
  await expect(tab('Chart')).toBeFocused();
  await tabTo(page, main.locator('[data-state] > button').first());
  await keyboard.press('Enter');
  await expect(main.getByRole('list', { name: 'Transitions' })).toBeVisible();

  // The filter.
  await tabTo(page, tab('Chart'), 'Shift+Tab');
  await keyboard.press('Home');
  await expect(tab('Timeline')).toBeFocused();
  const all = await getEntryCount();
  const filter = main.locator('summary').filter({ hasText: 'Filter' });
  await tabTo(page, filter, 'Shift+Tab');
  await keyboard.press('Enter');
  await tabTo(page, main.getByLabel('Delays'));
  await keyboard.press('Space');
  await expect(rows.locator('visible=true').first()).toHaveAttribute('data-kind', 'delay');
  await keyboard.press('Escape');
  await expect(filter).toBeFocused();
  expect(await getEntryCount()).toBe(all);

  // The file.
  const saveMenu = main.locator('summary').filter({ hasText: 'Save' });
  await tabTo(page, saveMenu);
  await keyboard.press('Enter');
  await tabTo(page, main.getByLabel('With names'));
  await tabTo(page, main.getByRole('button', { name: /save to a file/i }));
  const download = page.waitForEvent('download');
  await keyboard.press('Enter');
  expect((await download).suggestedFilename()).toMatch(/^visavis-.*\.trace\.json$/);
  await keyboard.press('Escape');
  await expect(saveMenu).toBeFocused();
});
