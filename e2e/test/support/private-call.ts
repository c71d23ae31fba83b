import { expect, type Page } from '@playwright/test';
import type { Participant } from './participants.ts';

/** The button of the lobby that joins. */
export const joinButton = (page: Page) => page.getByRole('button', { name: /^join/i });

/** Starts a new private call as Ana and joins it. Gives the address of the page, which is the link. */
export async function startCall({ page }: Participant): Promise<string> {
  await page.goto('/');
  await page.getByLabel(/^your name/i).fill('Ana');
  await page.getByRole('button', { name: 'Start a new call' }).click();
  await expect(page).toHaveURL(/\/r\/P[\w-]{22}#[\w-]{22}$/);
  await expect(page.getByText(/only people with the link can join/i)).toBeVisible();
  await joinButton(page).click();
  await expect(page.getByRole('toolbar')).toBeVisible();
  return page.url();
}
