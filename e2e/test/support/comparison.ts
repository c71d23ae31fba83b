import { expect, type Page } from '@playwright/test';
import { tileMenuButton } from './connection-details.ts';
import { tileOf, type Participant } from './participants.ts';

/** The shield in the name tag of a person. */
export const shieldOf = (viewer: Participant, name: string) =>
  tileOf(viewer, name).locator('[data-trust]');

export const comparisonSheet = (page: Page, name: string) =>
  page.getByRole('dialog', { name: `Compare emoji with ${name}` });

/** Opens the comparison from the menu of a tile, and asks for it. */
export async function startComparison(viewer: Participant, name: string): Promise<void> {
  await tileMenuButton(tileOf(viewer, name)).click();
  await viewer.page.getByRole('group').getByRole('button', { name: 'Compare emoji' }).click();
  await comparisonSheet(viewer.page, name).getByRole('button', { name: 'Start' }).click();
}

/** The names of the emoji in the open comparison. */
export async function readEmoji(page: Page): Promise<readonly string[]> {
  const items = page.getByRole('list', { name: 'Emoji to compare' }).getByRole('listitem');
  await expect(items).toHaveCount(6);
  return items.allInnerTexts();
}
