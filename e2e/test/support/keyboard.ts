import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than any screen has. */
const maxTabStops = 60;

/**
 * Goes to something by the Tab key alone, as often as it takes, and expects that one sees where one is.
 * @param key `Shift+Tab` for the way back
 * @throws where Tab does not lead there
 */
export async function tabTo(
  page: Page,
  target: Locator,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  await expect(target).toBeVisible();
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let stops = 0; !(await isThere()); stops += 1) {
    if (stops === maxTabStops) throw new Error(`Tab does not lead to ${String(target)}.`);
    await page.keyboard.press(key);
  }
  const { style, width } = await target.evaluate((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return { style: outlineStyle, width: Number.parseFloat(outlineWidth) };
  });
  expect(style, `the outline of ${String(target)}`).not.toBe('none');
  expect(width).toBeGreaterThanOrEqual(2);
}
