import { expect, type Locator, type Page } from '@playwright/test';

/** More tab stops than any screen has. */
const maxTabStops = 60;

/**
 * Presses Tab until an element has the focus, and expects a visible focus outline.
 * @param key `Shift+Tab` to move backwards
 * @throws if Tab does not reach the element
 */
export async function tabTo(
  page: Page,
  target: Locator,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  await expect(target).toBeVisible();
  const isFocused = () => target.evaluate((element) => element === document.activeElement);
  for (let count = 0; !(await isFocused()); count += 1) {
    if (count === maxTabStops) throw new Error(`Tab does not reach ${String(target)}.`);
    await page.keyboard.press(key);
  }
  const { style, width } = await target.evaluate((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return { style: outlineStyle, width: Number.parseFloat(outlineWidth) };
  });
  expect(style, `the outline of ${String(target)}`).not.toBe('none');
  expect(width).toBeGreaterThanOrEqual(2);
}

/**
 * Moves the focus to a button of the toolbar, which is one stop of the Tab key: the arrow keys move inside it.
 * @throws if the keys do not reach the button
 */
export async function moveTo(page: Page, button: Locator): Promise<void> {
  await tabTo(
    page,
    page
      .getByRole('toolbar')
      .getByRole('button')
      .and(page.locator('[tabindex="0"], :not([tabindex])'))
      .first(),
  );
  const isFocused = () => button.evaluate((element) => element === document.activeElement);
  for (let count = 0; !(await isFocused()); count += 1) {
    if (count === maxTabStops) throw new Error(`The arrow keys do not reach ${String(button)}.`);
    await page.keyboard.press('ArrowRight');
  }
}
