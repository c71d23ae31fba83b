import { devices, expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { tileMenuButton } from './support/connection-details.ts';
import { expectVideo } from './support/media.ts';
import {
  openBrowser,
  expectConnectedTo,
  createRoomName,
  joinRoom,
  tileOf,
} from './support/participants.ts';
import { openMore, pressControl } from './support/toolbar.ts';

const variants = [
  { device: 'desktop', contextOptions: {} },
  { device: 'phone', contextOptions: devices['Pixel 7'] },
];

for (const { device, contextOptions } of variants) {
  test(`no screen has accessibility violations: ${device}`, async ({ browser }) => {
    test.slow();
    const room = createRoomName();
    await using ana = await openBrowser(browser, 'Ana', { contextOptions });
    const { page } = ana;
    const press = (name: RegExp) => page.getByRole('button', { name }).click();

    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page, 'home');

    await page.goto(`/r/${room}?name=Ana`);
    await expect(page.getByRole('meter')).toBeVisible();
    await expect(page.getByText(/nobody is here/i)).toBeVisible();
    await expectAccessible(page, 'lobby');

    await press(/^join$/i);
    await expect(page.getByText(/you are alone/i)).toBeVisible();
    await expectAccessible(page, 'alone');

    await using _ben = await joinRoom(browser, room, 'Ben');
    await expectConnectedTo(ana, ['Ben']);
    await expectVideo(ana, 'Ben');
    await expectAccessible(page, 'call of two');

    await tileMenuButton(tileOf(ana, 'Ben')).click();
    await expect(page.getByRole('button', { name: 'Connection details' })).toBeVisible();
    await expectAccessible(page, 'menu of a tile');
    await page.getByRole('button', { name: 'Connection details' }).click();
    await expect(page.getByRole('dialog', { name: /connection/i })).toBeVisible();
    await expect(page.getByRole('img', { name: /^Round-trip time/ })).toBeVisible();
    await expectAccessible(page, 'connection details, measurements');
    await page.getByRole('tab', { name: 'For developers' }).click();
    await expectAccessible(page, 'connection details, states');
    await page.getByRole('button', { name: 'All connections' }).click();
    await expectAccessible(page, 'connection details, all connections');
    await page.getByRole('button', { name: /^Your camera and microphone/ }).click();
    await expectAccessible(page, 'connection details, devices');
    await page.keyboard.press('Escape');

    await openMore(page);
    await expectAccessible(page, 'more');
    await page.keyboard.press('Escape');

    await pressControl(page, 'Settings');
    await expect(page.getByRole('dialog', { name: /settings/i })).toBeVisible();
    await expectAccessible(page, 'settings');
    await page.keyboard.press('Escape');

    const menu = await openMore(page);
    await menu.getByRole('button', { name: 'Stop receiving video' }).click();
    await expect(tileOf(ana, 'Ben').getByText('Video stopped to save data')).toBeVisible();
    await expectAccessible(page, 'no video is received');

    await pressControl(page, 'Share screen');
    const ownScreen = page.locator('[data-own-screen]');
    await expect(ownScreen).toBeVisible();
    await expectAccessible(page, 'own screen');
    await tileMenuButton(ownScreen).click();
    await expect(page.getByRole('region', { name: 'What others receive' })).toBeVisible();
    await expectAccessible(page, 'menu of the own screen');
    await page.keyboard.press('Escape');

    await press(/^leave/i);
    await expect(page.getByRole('heading', { name: /you left the call/i })).toBeVisible();
    await expectAccessible(page, 'left');
    await page.goto('/');
    await expect(page.getByRole('region', { name: /recent rooms/i })).toBeVisible();
    await expectAccessible(page, 'home with recent rooms');
  });
}
