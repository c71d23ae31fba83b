import type { Page } from '@playwright/test';

/** The "More" button of the toolbar. */
export const moreButton = (page: Page) => page.getByRole('button', { name: 'More', exact: true });

/** Opens the "More" menu of the toolbar. */
export async function openMore(page: Page) {
  await moreButton(page).click();
  return page.getByRole('group', { name: 'More', exact: true });
}

/** Presses a button of the toolbar, behind "More" if the toolbar has no room for it. */
export async function pressControl(page: Page, name: string): Promise<void> {
  const toolbar = page.getByRole('toolbar');
  await toolbar.waitFor();
  const inToolbar = toolbar.getByRole('button', { name, exact: true });
  if (await inToolbar.isVisible()) await inToolbar.click();
  else {
    const menu = await openMore(page);
    await menu.getByRole('button', { name, exact: true }).click();
  }
}

/** Chooses something in the "More" menu, and closes it. */
export async function chooseInMore(page: Page, title: string, choice: string): Promise<void> {
  const menu = await openMore(page);
  await menu.getByRole('group', { name: title }).getByRole('radio', { name: choice }).check();
  await page.keyboard.press('Escape');
}
