import { expect, test, type Page } from '@playwright/test';
import { chromiumArguments } from '../scripts/chromium.ts';
import { expectVideo } from './support/media.ts';
import {
  openBrowser,
  expectConnectedTo,
  createRoomName,
  joinRoom,
} from './support/participants.ts';

const errorHelp = (page: Page) => page.getByRole('alert');
const tryAgain = (page: Page) => errorHelp(page).getByRole('button', { name: /try again/i });
const startCamera = (page: Page) => page.getByRole('button', { name: /start camera/i });
const joinButton = (page: Page) => page.getByRole('button', { name: /^join$/i });
const preview = (page: Page) => page.getByLabel(/your own picture/i);

const getPreviewWidth = (page: Page) =>
  preview(page).evaluate((video: HTMLVideoElement) => video.videoWidth);

test('what Chromium itself refuses is called blocked, and one joins without it', async ({
  browser: ofTheOthers,
  playwright,
  baseURL,
}) => {
  // Nobody answers the browser's question here, and Playwright has refused it beforehand.
  const args = chromiumArguments.filter(
    (argument) => argument !== '--use-fake-ui-for-media-stream',
  );
  await using browser = await playwright.chromium.launch({ args });
  const room = createRoomName();
  await using ana = await joinRoom(ofTheOthers, room, 'Ana');
  const settings = { permissions: [], ...(baseURL !== undefined && { origin: baseURL }) };
  await using ben = await openBrowser(browser, 'Ben', settings);
  await ben.page.goto(`/r/${room}?name=Ben`);

  await startCamera(ben.page).click();
  await expect(errorHelp(ben.page)).toContainText(/camera and microphone are blocked/i);

  await tryAgain(ben.page).click();
  await expect(errorHelp(ben.page)).toContainText(/allow access/i);
  await joinButton(ben.page).click();
  await expectConnectedTo(ana, ['Ben']);
  await expectVideo(ben, 'Ana');
});

test('on a page that is not secure the help says so, and one joins all the same', async ({
  browser: ofTheOthers,
  playwright,
  baseURL,
}) => {
  // A name that is not localhost, which only this browser knows.
  const args = [...chromiumArguments, '--host-resolver-rules=MAP visavis.test 127.0.0.1'];
  await using browser = await playwright.chromium.launch({ args });
  const room = createRoomName();
  await using ana = await joinRoom(ofTheOthers, room, 'Ana');
  const origin = (baseURL ?? '').replace('localhost', 'visavis.test');
  await using ben = await openBrowser(browser, 'Ben', { origin, permissions: [] });
  await ben.page.goto(`/r/${room}?name=Ben`);
  expect(await ben.page.evaluate(() => 'mediaDevices' in navigator)).toBe(false);

  await startCamera(ben.page).click();
  await expect(errorHelp(ben.page)).toContainText(/not secure/i);
  await expect(errorHelp(ben.page)).toContainText(/https/i);
  await expect(tryAgain(ben.page)).toHaveCount(0);

  await joinButton(ben.page).click();
  await expectConnectedTo(ana, ['Ben']);
  await expectVideo(ben, 'Ana');
});

/** How getUserMedia fails, and what is said about it. */
const failures = [
  { name: 'NotReadableError', says: /do not start/i },
  { name: 'NotFoundError', says: /no camera and microphone found/i },
  { name: 'OverconstrainedError', says: /cannot do what is asked/i },
] as const;

for (const { name, says } of failures) {
  test(`after ${name} one is told what to do, and can try again`, async ({ browser }) => {
    await using ana = await openBrowser(browser, 'Ana');
    await ana.context.addInitScript((name) => {
      const { mediaDevices } = navigator;
      const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = (constraints) => {
        if (Reflect.get(window, 'mended') === true) return getUserMedia(constraints);
        return Promise.reject(
          name === 'OverconstrainedError'
            ? new OverconstrainedError('width')
            : new DOMException('The device does not work.', name),
        );
      };
    }, name);
    await ana.page.goto(`/r/${createRoomName()}?name=Ana`);
    await expect(errorHelp(ana.page)).toContainText(says);

    await ana.page.evaluate(() => Object.assign(window, { mended: true }));
    await tryAgain(ana.page).click();

    await expect(errorHelp(ana.page)).toHaveCount(0);
    await expect.poll(() => getPreviewWidth(ana.page)).toBeGreaterThan(0);
  });
}
