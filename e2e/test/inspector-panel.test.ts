import { readFile, writeFile } from 'node:fs/promises';
import { devices, expect, test, type Page } from '@playwright/test';
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
import { startTestServer, type TestServer } from './support/test-server.ts';

/** Loads the page once more, when it has been kept for that and there is neither its server nor an HTTP cache. */
async function reloadWithoutServer(site: TestServer, page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Network.clearBrowserCache');
  await site.kill();
  await page.reload();
}

test('the dock shows a call as it is, as it was, and what lies between', async ({ browser }) => {
  test.slow();
  const room = createRoomName();
  await using ana = await openBrowser(browser, 'Ana');
  const { page } = ana;
  await page.goto(`${joinUrl(room, 'Ana')}&inspector`);
  await using _ben = await joinRoom(browser, room, 'Ben');
  await expectConnectedTo(ana, ['Ben']);
  const dock = getInspectorPanel(page);
  const parts = inspectorLocators(dock);
  const { actor, rows, slider, seq, counted, differences } = parts;

  // Live: the peer's machine is there, in the state in which the tile shows it, and more happens.
  await expect(actor(/^peer · Ben/)).toContainText('connection.connected');
  await expect(actor(/^call/)).toContainText('inRoom.together');
  const before = await seq();
  await expect.poll(seq).toBeGreaterThan(before);
  await expectAccessible(page, 'dock, live');

  // Back to the beginning, by the keyboard alone, while the call goes on.
  await tabTo(page, slider);
  await page.keyboard.press('Home');
  await expect(actor(/^call/)).not.toContainText('inRoom');
  await expect(actor(/^peer/)).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  const paused = await seq();
  expect(paused).toBeGreaterThan(0);
  const many = await counted();
  await expect.poll(counted).toBeGreaterThan(many);
  expect(await seq()).toBe(paused);
  await expectVideo(ana, 'Ben');

  // Two moments, the earlier first.
  await page.keyboard.press('d');
  await expect(differences).toContainText('This is the moment compared with');
  await page.keyboard.press('End');
  const call = differences.locator('[data-actor="x:0"]');
  await expect(call.getByText('value', { exact: true })).toBeVisible();
  await expect(call.locator('ins').filter({ hasText: '{"inRoom":"together"}' })).toBeVisible();
  await page.keyboard.press('d');
  await expect(differences).toHaveCount(0);

  // Drag along the line, by the pointer.
  const box = await slider.boundingBox();
  if (box === null) throw new Error('The time line has no place.');
  await page.mouse.move(box.x + box.width * 0.9, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.2, box.y + 20, { steps: 4 });
  const early = await seq();
  await page.mouse.move(box.x + box.width * 0.8, box.y + 20, { steps: 4 });
  expect(await seq()).toBeGreaterThan(early);
  await page.mouse.up();
  await page.keyboard.press('l');
  await expect(dock.getByRole('button', { name: 'Live' })).toHaveAttribute('aria-pressed', 'true');

  // Only what is searched for is listed, and only what is in sight is in the document.
  expect(await rows.count()).toBeLessThan(60);
  await page.getByRole('button', { name: 'Microphone' }).click();
  await slider.focus();
  await page.keyboard.press('/');
  await page.keyboard.type('microphone.TOGGLE');
  await expect(rows.filter({ hasText: 'microphone.toggle' })).not.toHaveCount(0);
  await expect(rows.filter({ hasText: /link|stats/ })).toHaveCount(0);
  await rows.filter({ hasText: 'microphone.toggle' }).first().click();
  await expect(dock.getByRole('list', { name: /led to/i })).not.toHaveCount(0);
});

test('the dock shows who told whom and each machine’s chart, and what it saves opens where there is no server', async ({
  browser,
}) => {
  test.slow();
  const room = createRoomName();
  await using ana = await openBrowser(browser, 'Ana');
  const { page } = ana;
  await page.goto(`${joinUrl(room, 'Ana')}&inspector`);
  await using _ben = await joinRoom(browser, room, 'Ben');
  await expectConnectedTo(ana, ['Ben']);
  await page.getByRole('button', { name: 'Microphone' }).click();
  const dock = getInspectorPanel(page);
  const parts = inspectorLocators(dock);
  const { actor } = parts;

  await parts.tab('Sequence').click();
  const sequence = dock.getByRole('group', { name: 'Sequence' });
  await expect(sequence.getByRole('button', { name: 'Server' })).toBeVisible();
  await dock.getByRole('searchbox').fill('microphone.toggle');
  await expect(sequence.getByRole('button', { name: /microphone.toggle/ })).not.toHaveCount(0);
  await dock.getByRole('searchbox').fill('');
  await actor(/^peer/).click();
  await parts.tab('Chart').click();
  const stateBox = (path: string) => dock.locator(`[data-state="${path}"]`);
  await expect(stateBox('connection.connected')).toHaveAttribute('data-lit');
  await expect(stateBox('connection.failed')).not.toHaveAttribute('data-lit');
  await stateBox('recovery.calm').getByRole('button').first().click();
  await expect(dock.getByRole('list', { name: 'Transitions' })).toContainText('grace');
  await expectAccessible(page, 'dock, chart');

  // Its size and its place, which are kept.
  const handle = dock.getByRole('separator');
  const share = async () => Number(await handle.getAttribute('aria-valuenow'));
  const usual = await share();
  await handle.press('ArrowUp');
  expect(await share()).toBeGreaterThan(usual);
  await parts.press(/move to the side/i);
  await expect(handle).toHaveAttribute('aria-orientation', 'vertical');
  await expect(page.getByRole('figure', { name: 'Ben' })).toBeInViewport();

  // A trace opens elsewhere without a server, and is the same there.
  await parts.tab('Time line').click();
  const file = test.info().outputPath('call.trace.json');
  await saveTrace(getInspectorPanel(page), file, false);
  expect(await readFile(file, 'utf8')).not.toMatch(new RegExp(`Ana|Ben|${room}`));
  await using elsewhere = await startTestServer();
  await using reader = await openBrowser(browser, 'Reader', { origin: elsewhere.origin });
  await reader.page.goto('/inspector');
  await expect(reader.page.getByRole('heading', { name: /look into a call/i })).toBeVisible();
  await reloadWithoutServer(elsewhere, reader.page);
  await openTrace(reader.page, file);
  const there = inspectorLocators(reader.page.locator('main'));
  await expect(there.actor(/^peer · person/)).toContainText('connection.connected');
  await expect(there.actor(/^call/)).toContainText('inRoom.together');
  await there.press(/replay/i);
  await expect(reader.page.getByRole('status')).toContainText(/did the same/);

  await parts.press(/^close$/i);
  await expect(dock).toHaveCount(0);
});

test('a trace in which a state was changed by hand departs at the event that led there', async ({
  browser,
}) => {
  await using ana = await openBrowser(browser, 'Ana');
  const { page } = ana;
  await page.goto(`${joinUrl(createRoomName(), 'Ana')}&inspector`);
  await expect(inspectorLocators(getInspectorPanel(page)).actor(/^call/)).toContainText(
    'inRoom.alone',
  );
  const file = test.info().outputPath('broken.trace.json');
  await saveTrace(getInspectorPanel(page), file, false);
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replaceAll('"value":"lobby"', '"value":"knocking"'));

  await page.goto('/inspector');
  await openTrace(page, file);
  const parts = inspectorLocators(page.locator('main'));
  await parts.press(/replay/i);
  const result = page.getByRole('status');
  await expect(result).toContainText('1 machine departs');
  await expect(result.getByRole('row', { name: /value/ })).toContainText(/knocking.*lobby/);
  await result.getByRole('button', { name: /call, at enter/ }).click();
  await expect(parts.rows.and(page.locator('[aria-selected="true"]'))).toContainText('enter');
});

test('a trace that nobody can have recorded is not replayed, and can still be looked at', async ({
  browser,
}) => {
  await using ana = await openBrowser(browser, 'Ana');
  const { page } = ana;
  await page.goto(`/r/${createRoomName()}?name=Ana&inspector`);
  await expect(inspectorLocators(getInspectorPanel(page)).actor(/^call/)).toContainText('lobby');
  const file = test.info().outputPath('deep.trace.json');
  await saveTrace(getInspectorPanel(page), file, false);
  const event = '"event":{"type":"enter"';
  const text = await readFile(file, 'utf8');
  expect(text).toContain(event);
  const within = `${'['.repeat(6_000)}${']'.repeat(6_000)}`;
  await writeFile(file, text.replace(event, `${event},"batch":${within}`));

  await page.goto('/inspector');
  await openTrace(page, file);
  const parts = inspectorLocators(page.locator('main'));
  await parts.press(/replay/i);
  await expect(page.getByRole('status')).toContainText(/cannot be replayed/);
  await expect(parts.actor(/^call/)).toContainText('lobby');
});

test('what is no trace is refused in plain words', async ({ page }) => {
  await page.goto('/inspector');
  const refuse = async (content: string, words: RegExp) => {
    const file = test.info().outputPath('file.json');
    await writeFile(file, content);
    await openTrace(page, file);
    await expect(page.getByRole('status')).toContainText(words);
  };
  await refuse('%PNG', /no Visavis trace/);
  await refuse('{"format":"visavis-trace","version":99}', /another version/);
  await page.getByRole('button', { name: /^close$/i }).click();
  await expect(page.getByRole('status')).toHaveCount(0);
});

const variants = (['light', 'dark'] as const).flatMap((colorScheme) => [
  { colorScheme, device: 'desk', contextOptions: { colorScheme } },
  { colorScheme, device: 'phone', contextOptions: { ...devices['Pixel 7'], colorScheme } },
]);

for (const { colorScheme, device, contextOptions } of variants) {
  test(`every view of the page opens without a server, is accessible and fits, ${colorScheme}, on a ${device}`, async ({
    browser,
  }) => {
    test.slow();
    await using ana = await openBrowser(browser, 'Ana');
    await ana.page.goto(`${joinUrl(createRoomName(), 'Ana')}&inspector`);
    await expect(inspectorLocators(getInspectorPanel(ana.page)).actor(/^call/)).toContainText(
      'inRoom.alone',
    );
    const file = test.info().outputPath('alone.trace.json');
    await saveTrace(getInspectorPanel(ana.page), file, true);

    await using site = await startTestServer();
    await using reader = await openBrowser(browser, 'Reader', {
      origin: site.origin,
      contextOptions,
    });
    const { page } = reader;
    await page.goto('/inspector');
    await expect(page.getByRole('heading', { name: /look into a call/i })).toBeVisible();
    await expectAccessible(page, 'welcome');
    await reloadWithoutServer(site, page);
    await openTrace(page, file);
    const parts = inspectorLocators(page.locator('main'));
    await parts.slider.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('d');
    await page.keyboard.press('End');
    const views = ['Sequence', 'Chart', 'Time line'];
    if (device === 'phone') views.push('Actors', 'Details');
    for (const view of views) {
      await parts.tab(view).click();
      await expectAccessible(page, view);
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = await page.evaluate(() => {
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
        return { scrollWidth, clientWidth, scrollHeight, clientHeight };
      });
      expect([scrollWidth, scrollHeight], view).toEqual([clientWidth, clientHeight]);
    }
  });
}

test('on a phone the dock is a sheet upon the call, and the settings put it at hand', async ({
  browser,
}) => {
  await using ana = await openBrowser(browser, 'Ana', { contextOptions: devices['Pixel 7'] });
  const { page } = ana;
  await page.goto(joinUrl(createRoomName(), 'Ana'));
  await expect(page.getByText(/you are alone/i)).toBeVisible();
  const button = page.getByRole('button', { name: 'Inspector' });
  await expect(button).toHaveCount(0);
  await page.getByRole('button', { name: /settings/i }).click();
  await page.getByRole('switch', { name: /inspector/i }).check();
  await page.keyboard.press('Escape');

  await button.click();
  const dock = getInspectorPanel(page);
  await expect(dock).toBeVisible();
  expect(await dock.boundingBox()).toEqual({ x: 0, y: 0, ...page.viewportSize() });
  await inspectorLocators(dock).tab('Actors').click();
  await expect(inspectorLocators(dock).actor(/^call/)).toContainText('inRoom.alone');
  await expectAccessible(page, 'dock on a phone');
  await dock.getByRole('button', { name: /^close$/i }).click();
  await expect(button).toBeFocused();
  await page.reload();
  await expect(button).toBeVisible();
});
