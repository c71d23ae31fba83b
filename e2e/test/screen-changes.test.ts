import { expect, test, type Page } from '@playwright/test';
import { expectVideo } from './support/media.ts';
import {
  createRoomName,
  expectConnectedTo,
  joinRoom,
  openBrowser,
  tileOf,
} from './support/participants.ts';
import { startTestServer } from './support/test-server.ts';

const button = (page: Page, name: RegExp) => page.getByRole('button', { name });

test('the focus follows to each screen, and what changed is announced', async ({ browser }) => {
  await using ana = await openBrowser(browser, 'Ana');
  const { page } = ana;
  const announcement = (text: RegExp) => page.getByRole('status').filter({ hasText: text });
  const room = createRoomName();
  await page.goto(`/r/${room}?name=Ana`);
  await expect(page.getByRole('meter')).toBeVisible();

  await button(page, /^join$/i).press('Enter');
  await expect(page.getByRole('main', { name: 'Call' })).toBeFocused();
  await expect(announcement(/^you are alone here\.$/i)).toHaveCount(1);

  await page.keyboard.press('m');
  await expect(announcement(/^microphone off\.$/i)).toHaveCount(1);
  await page.keyboard.press('v');
  await expect(announcement(/^camera off\.$/i)).toHaveCount(1);

  await button(page, /^leave/i).press('Enter');
  await expect(page.getByRole('heading', { name: /you left the call/i })).toBeFocused();
});

test('joining again leads into the call at once, with the devices that were on', async ({
  browser,
}) => {
  const room = createRoomName();
  await using ben = await joinRoom(browser, room, 'Ben');
  await using ana = await joinRoom(browser, room, 'Ana');
  await expectVideo(ana, 'Ben');
  await button(ana.page, /^microphone/i).click();
  await button(ana.page, /^leave/i).click();
  await expectConnectedTo(ben, []);

  await button(ana.page, /^join again$/i).click();

  await expectVideo(ana, 'Ben');
  await expectVideo(ben, 'Ana');
  await expect(button(ana.page, /^camera/i)).toHaveAttribute('aria-pressed', 'true');
  await expect(button(ana.page, /^microphone/i)).toHaveAttribute('aria-pressed', 'false');
  await expect(tileOf(ben, 'Ana').getByLabel(/muted/i)).toBeVisible();
});

test('while the server does not respond, the lobby does not claim to know who is here', async ({
  browser,
}) => {
  await using server = await startTestServer();
  await using ana = await openBrowser(browser, 'Ana', { origin: server.origin });
  await ana.page.goto(`/r/${createRoomName()}?name=Ana`);
  await expect(ana.page.getByText('Nobody is here yet.')).toBeVisible();

  await server.kill();

  await expect(ana.page.getByText(/once the server responds/i)).toBeVisible();
  await expect(ana.page.getByText('Nobody is here yet.')).toHaveCount(0);
});
