import { readFile } from 'node:fs/promises';
import { devices, expect, test, type Browser } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { getInspectorPanel, openTrace, inspectorLocators, saveTrace } from './support/inspector.ts';
import { tabTo } from './support/keyboard.ts';
import { expectVideo } from './support/media.ts';
import {
  openBrowser,
  joinUrl,
  expectConnectedTo,
  createRoomName,
  joinRoom,
} from './support/participants.ts';
import { startTestServer } from './support/test-server.ts';
import { reloadWithoutServer } from './support/offline.ts';
import { moreButton, openMore, pressControl } from './support/toolbar.ts';

/** Ana and Ben in a call, with the inspector panel open in Ana's browser. */
async function joinWithInspector(browser: Browser) {
  await using opened = new AsyncDisposableStack();
  const room = createRoomName();
  const ana = opened.use(await openBrowser(browser, 'Ana'));
  await ana.page.goto(`${joinUrl(room, 'Ana')}&inspector`);
  opened.use(await joinRoom(browser, room, 'Ben'));
  await expectConnectedTo(ana, ['Ben']);
  const resources = opened.move();
  return { room, ana, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

test('the panel shows the current and earlier states of a call, and the differences', async ({
  browser,
}) => {
  test.slow();
  await using call = await joinWithInspector(browser);
  const { ana } = call;
  const { page } = ana;
  const panel = getInspectorPanel(page);
  const parts = inspectorLocators(panel);
  const { actor, rows, slider, getSelectedSeq, getEntryCount, differences } = parts;

  // Live: the peer machine is in the state that the tile shows, and new entries appear.
  await expect(actor(/^peer · Ben/)).toContainText('connection.connected');
  await expect(actor(/^call/)).toContainText('inRoom.together');
  const before = await getSelectedSeq();
  await expect.poll(getSelectedSeq).toBeGreaterThan(before);
  await expectAccessible(page, 'inspector panel, live');

  // Go to the start with the keyboard while the call continues.
  await tabTo(page, slider);
  await page.keyboard.press('Home');
  await expect(actor(/^call/)).not.toContainText('inRoom');
  await expect(actor(/^peer/)).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  const paused = await getSelectedSeq();
  expect(paused).toBeGreaterThan(0);
  const entryCount = await getEntryCount();
  await expect.poll(getEntryCount).toBeGreaterThan(entryCount);
  expect(await getSelectedSeq()).toBe(paused);
  await expectVideo(ana, 'Ben');

  // Compare two positions, the earlier one first.
  await page.keyboard.press('d');
  await expect(differences).toContainText('This is the entry compared with');
  await page.keyboard.press('End');
  const callChanges = differences.locator('[data-actor="x:0"]');
  await expect(callChanges.getByText('value', { exact: true })).toBeVisible();
  await expect(
    callChanges.locator('ins').filter({ hasText: '{"inRoom":"together"}' }),
  ).toBeVisible();
  await page.keyboard.press('d');
  await expect(differences).toHaveCount(0);

  // Drag along the timeline.
  const box = await slider.boundingBox();
  if (box === null) throw new Error('The timeline is not visible.');
  await page.mouse.move(box.x + box.width * 0.9, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.2, box.y + 20, { steps: 4 });
  const early = await getSelectedSeq();
  await page.mouse.move(box.x + box.width * 0.8, box.y + 20, { steps: 4 });
  expect(await getSelectedSeq()).toBeGreaterThan(early);
  await page.mouse.up();
  await page.keyboard.press('l');
  await expect(panel.getByRole('button', { name: 'Live' })).toHaveAttribute('aria-pressed', 'true');

  // Only matching entries are listed, and only visible ones are in the document.
  expect(await rows.count()).toBeLessThan(60);
  await page.getByRole('button', { name: 'Microphone' }).click();
  await slider.focus();
  await page.keyboard.press('/');
  await page.keyboard.type('microphone.TOGGLE');
  await expect(rows.filter({ hasText: 'microphone.toggle' })).not.toHaveCount(0);
  await expect(rows.filter({ hasText: /link|stats/ })).toHaveCount(0);
  await rows.filter({ hasText: 'microphone.toggle' }).first().click();
  await expect(panel.getByRole('list', { name: /resulting entries/i })).not.toHaveCount(0);
});

test('the panel shows messages and state charts, and a saved trace opens without a server', async ({
  browser,
}) => {
  test.slow();
  await using call = await joinWithInspector(browser);
  const { ana, room } = call;
  const { page } = ana;
  await page.getByRole('button', { name: 'Microphone' }).click();
  const panel = getInspectorPanel(page);
  const parts = inspectorLocators(panel);
  const { actor } = parts;

  await parts.tab('Sequence').click();
  const sequence = panel.getByRole('group', { name: 'Sequence' });
  await expect(sequence.getByRole('button', { name: 'Remote server' })).toBeVisible();
  await panel.getByRole('searchbox').fill('microphone.toggle');
  await expect(sequence.getByRole('button', { name: /microphone.toggle/ })).not.toHaveCount(0);
  await panel.getByRole('searchbox').fill('');
  await actor(/^peer/).click();
  await parts.tab('Chart').click();
  const stateBox = (path: string) => panel.locator(`[data-state="${path}"]`);
  await expect(stateBox('connection.connected')).toHaveAttribute('data-active');
  await expect(stateBox('connection.failed')).not.toHaveAttribute('data-active');
  await stateBox('recovery.idle').getByRole('button').first().click();
  await expect(panel.getByRole('list', { name: 'Transitions' })).toContainText('grace');
  await expectAccessible(page, 'inspector panel, chart');

  // Size and position.
  const handle = panel.getByRole('separator');
  const share = async () => Number(await handle.getAttribute('aria-valuenow'));
  const initial = await share();
  await handle.press('ArrowUp');
  expect(await share()).toBeGreaterThan(initial);
  await parts.press(/move to the side/i);
  await expect(handle).toHaveAttribute('aria-orientation', 'vertical');
  await expect(page.getByRole('figure', { name: 'Ben' })).toBeInViewport();

  // The trace opens in another browser without a server.
  await parts.tab('Timeline').click();
  const file = test.info().outputPath('call.trace.json');
  await saveTrace(getInspectorPanel(page), file, false);
  expect(await readFile(file, 'utf8')).not.toMatch(new RegExp(`Ana|Ben|${room}`));
  await using otherServer = await startTestServer();
  await using reader = await openBrowser(browser, 'Reader', { origin: otherServer.origin });
  await reader.page.goto('/inspector');
  await expect(reader.page.getByRole('heading', { name: /inspect a call/i })).toBeVisible();
  await reloadWithoutServer(otherServer, reader.page);
  await openTrace(reader.page, file);
  const reopened = inspectorLocators(reader.page.locator('main'));
  await expect(reopened.actor(/^peer · person/)).toContainText('connection.connected');
  await expect(reopened.actor(/^call/)).toContainText('inRoom.together');
  await reopened.press(/replay/i);
  await expect(reader.page.getByRole('status')).toContainText(/behaved as recorded/);

  await parts.press(/^close$/i);
  await expect(panel).toHaveCount(0);
});

test('on a phone the panel covers the call and is enabled in the settings', async ({ browser }) => {
  await using ana = await openBrowser(browser, 'Ana', { contextOptions: devices['Pixel 7'] });
  const { page } = ana;
  await page.goto(joinUrl(createRoomName(), 'Ana'));
  await expect(page.getByText(/you are alone/i)).toBeVisible();
  await expect((await openMore(page)).getByRole('button', { name: 'Inspector' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await pressControl(page, 'Settings');
  await page.getByRole('switch', { name: /inspector/i }).check();
  await page.keyboard.press('Escape');

  await pressControl(page, 'Inspector');
  const panel = getInspectorPanel(page);
  await expect(panel).toBeVisible();
  expect(await panel.boundingBox()).toEqual({ x: 0, y: 0, ...page.viewportSize() });
  await inspectorLocators(panel).tab('Actors').click();
  await expect(inspectorLocators(panel).actor(/^call/)).toContainText('inRoom.alone');
  await expectAccessible(page, 'inspector panel on a phone');
  await panel.getByRole('button', { name: /^close$/i }).click();
  await expect(moreButton(page)).toBeFocused();
  await page.reload();
  await expect((await openMore(page)).getByRole('button', { name: 'Inspector' })).toBeVisible();
});
