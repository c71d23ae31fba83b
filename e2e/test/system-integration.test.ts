import { expect, test } from '@playwright/test';
import { expectVideo } from './support/media.ts';
import { createRoomName, joinRoom, joinUrl, openBrowser, tileOf } from './support/participants.ts';
import { openMore } from './support/toolbar.ts';

test('title and icon of the tab show how many people are in the call and whether the microphone is on', async ({
  browser,
}) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  const { page } = ana;
  await expect(page).toHaveTitle(`(1) ${room} · Visavis`);
  await using _ben = await joinRoom(browser, room, 'Ben');
  await expect(page).toHaveTitle(`(2) ${room} · Visavis`);
  const icon = page.locator('link[rel="icon"]');
  await expect(icon).toHaveAttribute('href', '/icon-call.svg');

  await page.keyboard.press('m');
  await expect(page).toHaveTitle(`(2) Muted · ${room} · Visavis`);
  await expect(icon).toHaveAttribute('href', '/icon-muted.svg');
  const response = await page.request.get('/icon-muted.svg');
  expect(response.headers()['content-type']).toContain('image/svg+xml');

  await page.getByRole('button', { name: 'Leave' }).click();
  await expect(page).toHaveTitle(`${room} · Visavis`);
  await expect(icon).toHaveAttribute('href', /\/icon\.svg$/);
});

test('whoever is muted speaks while the space bar is held, also after pressing a button', async ({
  browser,
}) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using ben = await joinRoom(browser, room, 'Ben');
  await expectVideo(ben, 'Ana');
  const { page } = ana;
  const microphone = page.getByRole('button', { name: 'Microphone' });
  const muted = tileOf(ben, 'Ana').getByLabel('Muted');
  await microphone.click();
  await expect(muted).toBeVisible();
  // The title changes once push-to-talk is loaded as well.
  await expect(page).toHaveTitle(/Muted/);

  await page.keyboard.down('Space');
  await expect(muted).toHaveCount(0);
  await page.keyboard.up('Space');
  await expect(muted).toBeVisible();
  await expect(microphone).toHaveAttribute('aria-pressed', 'false');

  // Who moves by keyboard presses buttons with the space bar, as everywhere.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await expect(microphone).toBeFocused();
  await page.keyboard.press('Space');
  await expect(microphone).toHaveAttribute('aria-pressed', 'true');
});

test('the call fits into a small window, with its most important controls', async ({ browser }) => {
  const room = createRoomName();
  await using ana = await openBrowser(browser, 'Ana');
  const errors: string[] = [];
  ana.page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await ana.page.goto(joinUrl(room, 'Ana'));
  await using ben = await joinRoom(browser, room, 'Ben');
  await expectVideo(ana, 'Ben');
  const { page } = ana;
  const menu = await openMore(page);
  const [small] = await Promise.all([
    ana.context.waitForEvent('page'),
    menu.getByRole('button', { name: 'Small window' }).click(),
  ]);
  await expect(small.getByText('Ben')).toBeVisible();
  await expect
    .poll(() => small.locator('video').evaluate((video: HTMLVideoElement) => video.videoWidth))
    .toBeGreaterThan(0);
  await small.getByRole('button', { name: 'Microphone' }).click();
  await expect(tileOf(ben, 'Ana').getByLabel('Muted')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Microphone' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
  await small.getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByRole('heading', { name: /you left the call/i })).toBeVisible();
  await expect.poll(() => small.isClosed()).toBe(true);
  expect(errors).toEqual([]);
});
