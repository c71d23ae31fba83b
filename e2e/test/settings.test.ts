import { expect, test } from '@playwright/test';
import { createRoomName, joinRoom } from './support/participants.ts';
import { pressControl } from './support/toolbar.ts';

test('each switch is beside the first line of its text, and has a name and a description', async ({
  browser,
}) => {
  await using ana = await joinRoom(browser, createRoomName(), 'Ana', {
    contextOptions: { viewport: { width: 390, height: 844 } },
  });
  const { page } = ana;
  await pressControl(page, 'Settings');
  const switches = page.getByRole('dialog', { name: 'Settings' }).getByRole('switch');
  await expect(switches).toHaveCount(3);
  for (const control of await switches.all()) {
    const name = (await control.getAttribute('aria-labelledby')) ?? '';
    const lines = await page.locator(`[id="${name}"]`).evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return [...range.getClientRects()].map(({ top, bottom }) => (top + bottom) / 2);
    });
    const box = await control.boundingBox();
    if (box === null) throw new Error('not displayed');
    expect(Math.abs(box.y + box.height / 2 - (lines[0] ?? 0))).toBeLessThan(3);
    await expect(control).toHaveAccessibleDescription(/\.$/);
  }
  const shortcuts = page.getByRole('switch', { name: 'Keyboard shortcuts', exact: true });
  await page.getByText(/Hold the space bar/).click();
  await expect(shortcuts).not.toBeChecked();
});
