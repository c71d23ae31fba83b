import type { Locator, Page } from '@playwright/test';

/** The inspector panel of a page. */
export const getInspectorPanel = (page: Page) =>
  page.getByRole('complementary', { name: /inspector/i });

/** The controls of an inspector, in the panel or on its own page. */
export const inspectorLocators = (inspector: Locator) => ({
  actor: (name: RegExp) => inspector.getByRole('treeitem', { name }),
  rows: inspector.getByRole('listbox').getByRole('option'),
  slider: inspector.getByRole('slider'),
  tab: (name: string) => inspector.getByRole('tab', { name }),
  press: (name: RegExp) => inspector.getByRole('button', { name }).click(),
  differences: inspector.getByRole('region', { name: 'Differences' }),
  getEntryCount: async () => {
    const text = (await inspector.locator('[data-entry-count]').textContent()) ?? '';
    return Number(/([\d,]+) entr/.exec(text)?.[1]?.replaceAll(',', ''));
  },
  /** The sequence number of the selected entry. */
  getSelectedSeq: async () =>
    Number(await inspector.getByRole('slider').getAttribute('aria-valuenow')),
});

/** Saves the recording of an inspector to a file. */
export async function saveTrace(
  inspector: Locator,
  file: string,
  withNames: boolean,
): Promise<void> {
  const page = inspector.page();
  await inspector.getByText('Save', { exact: true }).click();
  await inspector.getByLabel('With names').setChecked(withNames);
  const download = page.waitForEvent('download');
  await inspector.getByRole('button', { name: /save to a file/i }).click();
  await (await download).saveAs(file);
  await page.keyboard.press('Escape');
}

/** Opens a trace on the inspector page. */
export const openTrace = (page: Page, file: string) =>
  page.locator('input[type=file]').setInputFiles(file);
