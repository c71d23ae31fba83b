import { expect, test } from '@playwright/test';
import { recordSharedScreens } from './support/devices.ts';
import { expectVideoPlaying } from './support/media.ts';
import { createRoomName, joinRoom, tileOf } from './support/participants.ts';

test('the sharer chooses text or motion and sees what others receive, who set the volume of the screen', async ({
  browser,
}) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana', { initScript: recordSharedScreens });
  await using ben = await joinRoom(browser, room, 'Ben');
  await expect(tileOf(ana, 'Ben')).toBeVisible();
  await ana.page.getByRole('button', { name: 'Share screen' }).click();
  const screen = ben.page.locator('[data-screen]');
  await expectVideoPlaying(screen.locator('video'));

  const own = ana.page.locator('[data-own-screen]');
  await own.hover();
  await own.getByRole('button', { name: 'Options for Your screen' }).click();
  const received = ana.page.getByRole('region', { name: 'What others receive' });
  await expect(received.getByText(/Ben: \d+ × \d+, \d+ frames per second/)).toBeVisible();
  const readTrack = () =>
    ana.page.evaluate(() => {
      const [track] = window.sharedScreens.at(-1)?.getVideoTracks() ?? [];
      return { hint: track?.contentHint, frameRate: track?.getConstraints().frameRate };
    });
  expect(await readTrack()).toEqual({ hint: 'text', frameRate: { ideal: 15, max: 15 } });
  await ana.page.getByRole('radio', { name: /Motion/ }).check();
  await expect.poll(readTrack).toEqual({ hint: 'motion', frameRate: { ideal: 30, max: 30 } });
  await ana.page.keyboard.press('Escape');

  const volume = () => screen.locator('video').evaluate((video: HTMLVideoElement) => video.volume);
  await screen.hover();
  await screen.getByRole('button', { name: 'Options for Ana’s screen' }).click();
  await ben.page.getByRole('slider', { name: 'Volume of Ana’s screen' }).fill('0.3');
  await expect.poll(volume).toBe(0.3);
});
