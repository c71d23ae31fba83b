import { expect, test, type Page } from '@playwright/test';
import { selectOtherDevice, recordTracks, getLiveTrackLabels } from './support/devices.ts';
import { wholeBrowser } from './support/launch-options.ts';
import { expectVideo } from './support/media.ts';
import { openBrowser, createRoomName, joinRoom, tileOf } from './support/participants.ts';

const preview = (page: Page) => page.getByLabel(/your video/i);
const joinButton = (page: Page) => page.getByRole('button', { name: /^join$/i });
const deviceSelect = (page: Page, name: string) =>
  page.getByRole('combobox', { name, exact: true });

test('the own video is mirrored, remote video is not', async ({ browser }) => {
  const room = createRoomName();
  await using ben = await joinRoom(browser, room, 'Ben');
  await using ana = await openBrowser(browser, 'Ana');
  await ana.page.goto(`/r/${room}?name=Ana`);

  await expect
    .poll(() => preview(ana.page).evaluate((video: HTMLVideoElement) => video.videoWidth))
    .toBeGreaterThan(0);
  await expect(preview(ana.page)).toHaveCSS('scale', '-1 1');

  await joinButton(ana.page).click();
  await expectVideo(ben, 'Ana');
  await expect(ana.page.locator('[data-own] video')).toHaveCSS('scale', '-1 1');
  await expect(tileOf(ben, 'Ana').locator('video')).toHaveCSS('scale', 'none');
});

test('the meter shows the microphone level and disappears when muted', async ({ page }) => {
  await page.goto(`/r/${createRoomName()}`);
  const meter = page.getByRole('meter', { name: /microphone level/i });
  const readLevel = () =>
    meter.evaluate((element) => Number(getComputedStyle(element).getPropertyValue('--level')));

  // The fake microphone beeps once a second, so the level rises and falls.
  await expect.poll(readLevel, { intervals: [20] }).toBeGreaterThan(0.1);
  await expect.poll(readLevel, { intervals: [20] }).toBeLessThan(0.05);
  await expect
    .poll(async () => Number(await meter.getAttribute('aria-valuenow')))
    .toBeGreaterThan(0);

  await page.getByRole('button', { name: 'Microphone' }).click();
  await expect(meter).toHaveCount(0);
});

test('the selected camera, microphone and speaker are used, also after a reload', async ({
  playwright,
  baseURL,
}) => {
  const args = [
    '--use-fake-device-for-media-stream=device-count=2',
    '--use-fake-ui-for-media-stream',
  ];
  await using browser = await playwright.chromium.launch({ ...wholeBrowser(), args });
  const room = createRoomName();
  const origin = baseURL ?? '';
  await using ana = await openBrowser(browser, 'Ana', { origin, initScript: recordTracks });
  await ana.page.goto(`/r/${room}?name=Ana`);
  await expect.poll(() => getLiveTrackLabels(ana, 'video')).toHaveLength(1);

  const camera = await selectOtherDevice(deviceSelect(ana.page, 'Camera'));
  await expect.poll(() => getLiveTrackLabels(ana, 'video')).toEqual([camera.name]);
  const microphone = await selectOtherDevice(deviceSelect(ana.page, 'Microphone'));
  await expect.poll(() => getLiveTrackLabels(ana, 'audio')).toEqual([microphone.name]);
  const speaker = await selectOtherDevice(deviceSelect(ana.page, 'Speaker'));

  await ana.page.reload();
  await expect.poll(() => getLiveTrackLabels(ana, 'video')).toEqual([camera.name]);
  await expect.poll(() => getLiveTrackLabels(ana, 'audio')).toEqual([microphone.name]);
  await expect(deviceSelect(ana.page, 'Camera')).toHaveValue(camera.id);
  await expect(deviceSelect(ana.page, 'Microphone')).toHaveValue(microphone.id);
  await expect(deviceSelect(ana.page, 'Speaker')).toHaveValue(speaker.id);

  await joinButton(ana.page).click();
  await using _ben = await joinRoom(browser, room, 'Ben', { origin });
  await expectVideo(ana, 'Ben');
  const sink = () =>
    tileOf(ana, 'Ben')
      .locator('video')
      .evaluate((v: HTMLVideoElement) => v.sinkId);
  await expect.poll(sink).toBe(speaker.id);
});

test('a stored camera that is missing is replaced by an available one', async ({ browser }) => {
  await using ana = await openBrowser(browser, 'Ana', {
    initScript: () => localStorage.setItem('visavis.camera', 'missing'),
  });
  await ana.page.goto(`/r/${createRoomName()}`);

  await expect
    .poll(() => preview(ana.page).evaluate((video: HTMLVideoElement) => video.videoWidth))
    .toBeGreaterThan(0);
});

test('the lobby shows how many people are in the room', async ({ browser }) => {
  const room = createRoomName();
  await using cleo = await openBrowser(browser, 'Cleo');
  await cleo.page.goto(`/r/${room}`);
  await expect(cleo.page.getByText(/nobody is here/i)).toBeVisible();

  await using _ana = await joinRoom(browser, room, 'Ana');
  await expect(cleo.page.getByText(/one person is here/i)).toBeVisible();
});
