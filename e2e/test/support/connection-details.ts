import { expect, type Locator, type Page } from '@playwright/test';

/** The button on a tile that opens its menu. */
export const tileMenuButton = (tile: Locator) =>
  tile.getByRole('button', { name: /^options for/i });

/**
 * Opens the connection details of another participant from the menu of a tile, by keyboard. A menu that is opened in the
 * first moments of a call may be closed again by what the page still does, and is then opened once more.
 */
export async function openConnectionDetails(tile: Locator): Promise<void> {
  const button = tileMenuButton(tile);
  await expect(async () => {
    if ((await button.getAttribute('aria-expanded')) !== 'true') await button.press('Enter');
    const details = tile.getByRole('button', { name: 'Connection details' });
    await details.press('Enter', { timeout: 2_000 });
  }).toPass();
}

/** The connection details of another participant. */
export const connectionDetails = (page: Page, seen: string) =>
  page.getByRole('dialog', { name: `Connection with ${seen}` });

/** The state strip of a machine region. @param region its path of state names; empty for the root */
export const stateStrip = (panel: Locator, region: string) =>
  panel.locator(`[data-region="${region}"]`);

/** The states of a strip that have been visited so far. */
export const getVisitedStates = (strip: Locator) =>
  strip
    .locator('[data-state-name]:not([data-visits="0"])')
    .evaluateAll((states) => states.map((state) => state.getAttribute('data-state-name')));

/** The value of a named entry in a list of details. */
export const detailValue = (panel: Locator, name: string) =>
  panel
    .locator('dl > div')
    .filter({ has: panel.page().getByText(name, { exact: true }) })
    .getByRole('definition');
