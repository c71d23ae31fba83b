import { devices, expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { getInspectorPanel, openTrace, inspectorLocators, saveTrace } from './support/inspector.ts';
import { openBrowser, joinUrl, createRoomName } from './support/participants.ts';
import { startTestServer } from './support/test-server.ts';
import { reloadWithoutServer } from './support/offline.ts';

const variants = [
  { device: 'desktop', contextOptions: {} },
  { device: 'phone', contextOptions: devices['Pixel 7'] },
];

for (const { device, contextOptions } of variants) {
  test(`every view opens without a server, is accessible and fits the screen: ${device}`, async ({
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

    await using server = await startTestServer();
    await using reader = await openBrowser(browser, 'Reader', {
      origin: server.origin,
      contextOptions,
    });
    const { page } = reader;
    await page.goto('/inspector');
    await expect(page.getByRole('heading', { name: /inspect a call/i })).toBeVisible();
    await expectAccessible(page, 'welcome');
    await reloadWithoutServer(server, page);
    await openTrace(page, file);
    const parts = inspectorLocators(page.locator('main'));
    await parts.slider.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('d');
    await page.keyboard.press('End');
    const views = ['Sequence', 'Chart', 'Timeline'];
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
