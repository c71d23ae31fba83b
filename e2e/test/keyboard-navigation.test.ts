import { expect, test } from '@playwright/test';
import { tileMenuButton } from './support/connection-details.ts';
import { moveTo, tabTo } from './support/keyboard.ts';
import {
  directLink,
  openBrowser,
  joinUrl,
  expectConnectedTo,
  createRoomName,
  tileOf,
} from './support/participants.ts';

test('all screens can be used with the keyboard only', async ({ browser }) => {
  await using ana = await openBrowser(browser, 'Ana');
  const { page } = ana;
  const button = (name: RegExp) => page.getByRole('button', { name });

  await page.goto('/');
  await tabTo(page, button(/start a new call/i));
  await page.keyboard.press('Enter');

  await tabTo(page, page.getByLabel(/^your name/i));
  await page.keyboard.type('Ana');
  await tabTo(page, button(/^join$/i));
  await page.keyboard.press('Enter');
  await expect(page.getByText(/you are alone/i)).toBeVisible();
  await tabTo(page, page.getByLabel(/link to this room/i));

  await using ben = await openBrowser(browser, 'Ben');
  await ben.page.goto(directLink(page.url(), 'Ben'));
  await expectConnectedTo(ana, ['Ben']);

  await moveTo(page, button(/^microphone/i));
  await page.keyboard.press('Space');
  await expect(button(/^microphone/i)).toHaveAttribute('aria-pressed', 'false');
  await expect(tileOf(ben, 'Ana').getByLabel(/muted/i)).toBeVisible();

  const menu = tileMenuButton(tileOf(ana, 'Ben'));
  await tabTo(page, menu);
  await page.keyboard.press('Enter');
  await tabTo(page, button(/connection details/i));
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog', { name: /connection with ben/i });
  await expect(panel.getByRole('button', { name: 'Close', exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(menu).toBeFocused();

  await moveTo(page, button(/settings/i));
  await page.keyboard.press('Enter');
  const settings = page.getByRole('dialog', { name: /settings/i });
  await tabTo(page, settings.getByLabel(/video quality/i));
  await page.keyboard.press('Escape');
  await expect(settings).toHaveCount(0);
  await expect(button(/settings/i)).toBeFocused();

  await moveTo(page, button(/^leave/i));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /you left the call/i })).toBeVisible();
  await expectConnectedTo(ben, []);
  await tabTo(page, page.getByRole('link', { name: /home/i }));
  await page.keyboard.press('Enter');
  await expect(button(/start a new call/i)).toBeVisible();
});

test('the shortcut toggles the microphone, but not while typing', async ({ browser }) => {
  await using ana = await openBrowser(browser, 'Ana');
  const { page } = ana;
  await page.goto(joinUrl(createRoomName(), 'Ana'));
  const microphone = page.getByRole('button', { name: 'Microphone' });
  await expect(microphone).toHaveAttribute('aria-pressed', 'true');

  await page.keyboard.press('m');
  await expect(microphone).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('m');
  await expect(microphone).toHaveAttribute('aria-pressed', 'true');

  await page.getByLabel(/link to this room/i).focus();
  await page.keyboard.press('m');
  await page.keyboard.press('Tab');
  await expect(microphone).toHaveAttribute('aria-pressed', 'true');
});
