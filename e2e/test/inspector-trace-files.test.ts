import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { getInspectorPanel, openTrace, inspectorLocators, saveTrace } from './support/inspector.ts';
import { openBrowser, joinUrl, createRoomName } from './support/participants.ts';

test('an edited trace diverges at the event that leads to the edited state', async ({
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
  await writeFile(
    file,
    text.replaceAll('"value":{"active":"lobby"}', '"value":{"active":"waiting"}'),
  );

  await page.goto('/inspector');
  await openTrace(page, file);
  const parts = inspectorLocators(page.locator('main'));
  await parts.press(/replay/i);
  const result = page.getByRole('status');
  await expect(result).toContainText('1 machine diverges');
  await expect(result).toContainText(/\d+ steps were compared, \d+ could not be/);
  await expect(result).toContainText('changed after it was saved');
  await expect(result.getByRole('row', { name: /value/ })).toContainText(/waiting.*lobby/);
  await result.getByRole('button', { name: /call, at openLobby/ }).click();
  await expect(parts.rows.and(page.locator('[aria-selected="true"]'))).toContainText('openLobby');
});

test('a trace whose values are nested too deeply is rejected with an explanation', async ({
  browser,
}) => {
  await using ana = await openBrowser(browser, 'Ana');
  const { page } = ana;
  await page.goto(`/r/${createRoomName()}?name=Ana&inspector`);
  await expect(inspectorLocators(getInspectorPanel(page)).actor(/^call/)).toContainText('lobby');
  const file = test.info().outputPath('deep.trace.json');
  await saveTrace(getInspectorPanel(page), file, false);
  const event = '"event":{"type":"openLobby"';
  const text = await readFile(file, 'utf8');
  expect(text).toContain(event);
  const deepArray = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  await writeFile(file, text.replace(event, `${event},"batch":${deepArray}`));

  await page.goto('/inspector');
  await openTrace(page, file);
  await expect(page.getByRole('status')).toContainText(/nested too deeply/);
});

test('a file that is not a trace is rejected with an explanation', async ({ page }) => {
  await page.goto('/inspector');
  const expectRejected = async (content: string, message: RegExp) => {
    const file = test.info().outputPath('file.json');
    await writeFile(file, content);
    await openTrace(page, file);
    await expect(page.getByRole('status')).toContainText(message);
  };
  await expectRejected('%PNG', /not a Visavis trace/);
  await expectRejected('{"format":"visavis-trace","version":99}', /another version/);
  await page.getByRole('button', { name: /^close$/i }).click();
  await expect(page.getByRole('status')).toHaveCount(0);
});
