import { expect, test } from '@playwright/test';
import {
  allDevices,
  blueCamera,
  joinWithDevices,
  lowMicrophone,
  redCamera,
} from './support/join-with-devices.ts';
import { createRoomName, joinRoom, tileOf } from './support/participants.ts';
import { expectHeardTone, expectSeenColor, liveDevices } from './support/pluggable-devices.ts';

test('beside the buttons of microphone and camera, another device is two presses away', async ({
  browser,
}) => {
  const room = createRoomName();
  await using ben = await joinRoom(browser, room, 'Ben');
  await using ana = await joinWithDevices(browser, allDevices, room);
  await expectHeardTone(ben, 'Ana', 400);

  await ana.page.getByRole('button', { name: 'Audio devices' }).click();
  const audio = ana.page.getByRole('group', { name: 'Audio devices' });
  await audio
    .getByRole('group', { name: 'Microphone' })
    .getByRole('radio', { name: 'Headset' })
    .click();
  await expectHeardTone(ben, 'Ana', 1_600);

  await ana.page.getByRole('button', { name: 'Video devices' }).click();
  await ana.page.getByRole('radio', { name: 'Blue camera' }).click();
  await expectSeenColor(ben, 'Ana', 2);
});

test('a muted microphone is released if the user wants its light to go out', async ({
  browser,
}) => {
  const room = createRoomName();
  await using ben = await joinRoom(browser, room, 'Ben');
  await using ana = await joinWithDevices(browser, [redCamera, lowMicrophone], room);
  await expectHeardTone(ben, 'Ana', 400);
  const { page } = ana;
  const live = () => liveDevices(ana);

  await page.keyboard.press('m');
  await expect(tileOf(ben, 'Ana').getByLabel('Muted')).toBeVisible();
  expect(await live()).toContain('Low microphone');

  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('switch', { name: /Turn the microphone off completely/ }).check();
  await expect.poll(live).toEqual(['Red camera']);
  await page.keyboard.press('Escape');

  await page.keyboard.press('m');
  await expectHeardTone(ben, 'Ana', 400);
  await page.keyboard.press('m');
  await expect.poll(live).toEqual(['Red camera']);

  // A control that has the focus would be pressed.
  await page.locator('body').click({ position: { x: 1, y: 1 } });
  // Released before the microphone was open again: it must not stay on.
  await page.keyboard.down('Space');
  await page.keyboard.up('Space');
  await expect(tileOf(ben, 'Ana').getByLabel('Muted')).toBeVisible();
  await expect.poll(live).toEqual(['Red camera']);

  await page.keyboard.down('Space');
  await expect(tileOf(ben, 'Ana').getByLabel('Muted')).toHaveCount(0);
  await page.keyboard.up('Space');
  await expect.poll(live).toEqual(['Red camera']);
});

test('a phone changes between its front and its back camera, which is not mirrored', async ({
  browser,
}) => {
  const room = createRoomName();
  const cameras = [
    { ...redCamera, facingMode: 'user' },
    { ...blueCamera, facingMode: 'environment' },
  ] as const;
  await using ben = await joinRoom(browser, room, 'Ben');
  await using ana = await joinWithDevices(browser, [...cameras, lowMicrophone], room);
  await expectSeenColor(ben, 'Ana', 0);
  const ownVideo = ana.page.locator('[data-own] video');
  await expect(ownVideo).toHaveCSS('scale', '-1 1');
  const flip = ana.page.getByRole('button', { name: 'Switch camera' });

  await flip.click();
  await expectSeenColor(ben, 'Ana', 2);
  await expect(ownVideo).toHaveCSS('scale', 'none');

  await flip.click();
  await expectSeenColor(ben, 'Ana', 0);
});
