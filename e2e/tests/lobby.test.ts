import { expect, test, type Page } from '@playwright/test';
import { chooseAnother, noteTracks, running } from './support/devices.ts';
import { expectPicture } from './support/media.ts';
import { arrive, freshRoom, join, tileOf } from './support/people.ts';

const preview = (page: Page) => page.getByLabel(/your own picture/i);
const joinButton = (page: Page) => page.getByRole('button', { name: /^join$/i });
const choice = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true });

test('one sees oneself as in a mirror, and others see one as one is', async ({ browser }) => {
  const room = freshRoom();
  await using ben = await join(browser, room, 'Ben');
  await using ana = await arrive(browser, 'Ana');
  await ana.page.goto(`/r/${room}?name=Ana`);

  await expect
    .poll(() => preview(ana.page).evaluate((video: HTMLVideoElement) => video.videoWidth))
    .toBeGreaterThan(0);
  await expect(preview(ana.page)).toHaveCSS('scale', '-1 1');

  await joinButton(ana.page).click();
  await expectPicture(ben, 'Ana');
  await expect(ana.page.locator('[data-own] video')).toHaveCSS('scale', '-1 1');
  await expect(tileOf(ben, 'Ana').locator('video')).toHaveCSS('scale', 'none');
});

test('the meter shows how loud the microphone is, and goes when it is muted', async ({ page }) => {
  await page.goto(`/r/${freshRoom()}`);
  const meter = page.getByRole('meter', { name: /microphone level/i });
  const drawn = () =>
    meter.evaluate((element) => Number(getComputedStyle(element).getPropertyValue('--level')));

  // The fake microphone beeps once a second: the meter must rise, and must fall again.
  await expect.poll(drawn, { intervals: [20] }).toBeGreaterThan(0.1);
  await expect.poll(drawn, { intervals: [20] }).toBeLessThan(0.05);
  await expect
    .poll(async () => Number(await meter.getAttribute('aria-valuenow')))
    .toBeGreaterThan(0);

  await page.getByRole('button', { name: 'Microphone' }).click();
  await expect(meter).toHaveCount(0);
});

test('the chosen camera, microphone and speaker are the ones that are used, the next time too', async ({
  playwright,
  baseURL,
}) => {
  const args = [
    '--use-fake-device-for-media-stream=device-count=2',
    '--use-fake-ui-for-media-stream',
  ];
  await using browser = await playwright.chromium.launch({ args });
  const room = freshRoom();
  const origin = baseURL ?? '';
  await using ana = await arrive(browser, 'Ana', { origin, prepare: noteTracks });
  await ana.page.goto(`/r/${room}?name=Ana`);
  await expect.poll(() => running(ana, 'video')).toHaveLength(1);

  const camera = await chooseAnother(choice(ana.page, 'Camera'));
  await expect.poll(() => running(ana, 'video')).toEqual([camera.name]);
  const microphone = await chooseAnother(choice(ana.page, 'Microphone'));
  await expect.poll(() => running(ana, 'audio')).toEqual([microphone.name]);
  const speaker = await chooseAnother(choice(ana.page, 'Speaker'));

  await ana.page.reload();
  await expect.poll(() => running(ana, 'video')).toEqual([camera.name]);
  await expect.poll(() => running(ana, 'audio')).toEqual([microphone.name]);
  await expect(choice(ana.page, 'Camera')).toHaveValue(camera.id);
  await expect(choice(ana.page, 'Microphone')).toHaveValue(microphone.id);
  await expect(choice(ana.page, 'Speaker')).toHaveValue(speaker.id);

  await joinButton(ana.page).click();
  await using _ben = await join(browser, room, 'Ben', { origin });
  await expectPicture(ana, 'Ben');
  const sink = () =>
    tileOf(ana, 'Ben')
      .locator('video')
      .evaluate((v: HTMLVideoElement) => v.sinkId);
  await expect.poll(sink).toBe(speaker.id);
});

test('a camera that was chosen once and is gone is replaced by one that is there', async ({
  browser,
}) => {
  await using ana = await arrive(browser, 'Ana', {
    prepare: () => localStorage.setItem('visavis.camera', 'gone'),
  });
  await ana.page.goto(`/r/${freshRoom()}`);

  await expect
    .poll(() => preview(ana.page).evaluate((video: HTMLVideoElement) => video.videoWidth))
    .toBeGreaterThan(0);
});

test('the lobby tells who is in the room', async ({ browser }) => {
  const room = freshRoom();
  await using cleo = await arrive(browser, 'Cleo');
  await cleo.page.goto(`/r/${room}`);
  await expect(cleo.page.getByText(/nobody is here/i)).toBeVisible();

  await using _ana = await join(browser, room, 'Ana');
  await expect(cleo.page.getByText(/one person is here/i)).toBeVisible();
});
