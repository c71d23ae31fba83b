import { expect, test, type Page } from '@playwright/test';
import { argumentsWithFrameRate } from '../scripts/chromium.ts';
import { wholeBrowser } from './support/launch-options.ts';
import { expectVideo } from './support/media.ts';
import {
  openBrowser,
  expectConnectedTo,
  createRoomName,
  joinRoom,
} from './support/participants.ts';

const errorHelp = (page: Page) => page.getByRole('alert');
const tryAgain = (page: Page) => errorHelp(page).getByRole('button', { name: /try again/i });
const startCamera = (page: Page) =>
  page.getByRole('button', { name: /turn on camera and microphone/i });
const joinButton = (page: Page) => page.getByRole('button', { name: /^join$/i });
const preview = (page: Page) => page.getByLabel(/your video/i);

const getPreviewWidth = (page: Page) =>
  preview(page).evaluate((video: HTMLVideoElement) => video.videoWidth);

test('a permission that Chromium denies is shown as blocked, and joining works without devices', async ({
  browser: otherBrowser,
  playwright,
  baseURL,
}) => {
  // Without fake permission prompts, Playwright denies the permissions.
  const args = argumentsWithFrameRate(5).filter(
    (argument) => argument !== '--use-fake-ui-for-media-stream',
  );
  await using browser = await playwright.chromium.launch({ ...wholeBrowser(), args });
  const room = createRoomName();
  await using ana = await joinRoom(otherBrowser, room, 'Ana');
  const options = { permissions: [], ...(baseURL !== undefined && { origin: baseURL }) };
  await using ben = await openBrowser(browser, 'Ben', options);
  await ben.page.goto(`/r/${room}?name=Ben`);

  await startCamera(ben.page).click();
  await expect(errorHelp(ben.page)).toContainText(/camera and microphone are blocked/i);

  await tryAgain(ben.page).click();
  await expect(errorHelp(ben.page)).toContainText(/allow access/i);
  await joinButton(ben.page).click();
  await expectConnectedTo(ana, ['Ben']);
  await expectVideo(ben, 'Ana');
});

test('on an insecure page the help says so, and joining works', async ({
  browser: otherBrowser,
  playwright,
  baseURL,
}) => {
  // A host name other than localhost, which only this browser resolves.
  const args = [...argumentsWithFrameRate(5), '--host-resolver-rules=MAP visavis.local 127.0.0.1'];
  await using browser = await playwright.chromium.launch({ args });
  const room = createRoomName();
  await using ana = await joinRoom(otherBrowser, room, 'Ana');
  const origin = (baseURL ?? '').replace('localhost', 'visavis.local');
  await using ben = await openBrowser(browser, 'Ben', { origin, permissions: [] });
  await ben.page.goto(`/r/${room}?name=Ben`);
  expect(await ben.page.evaluate(() => 'mediaDevices' in navigator)).toBe(false);

  // The browser will not ask, so there is nothing to start.
  await expect(startCamera(ben.page)).toHaveCount(0);
  await expect(errorHelp(ben.page)).toContainText(/insecure page/i);
  await expect(errorHelp(ben.page)).toContainText(/https/i);
  await expect(tryAgain(ben.page)).toHaveCount(0);

  await joinButton(ben.page).click();
  await expectConnectedTo(ana, ['Ben']);
  await expectVideo(ben, 'Ana');
});

/** Errors of getUserMedia, and the text that explains them. */
const failures = [
  { name: 'NotReadableError', message: /do not start/i },
  { name: 'NotFoundError', message: /no camera or microphone found/i },
  { name: 'OverconstrainedError', message: /support the selected quality/i },
] as const;

for (const { name, message } of failures) {
  test(`${name} is explained, and trying again works`, async ({ browser }) => {
    await using ana = await openBrowser(browser, 'Ana');
    await ana.context.addInitScript((name) => {
      const { mediaDevices } = navigator;
      const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = (constraints) => {
        if (Reflect.get(window, 'isFixed') === true) return getUserMedia(constraints);
        return Promise.reject(
          name === 'OverconstrainedError'
            ? new OverconstrainedError('width')
            : new DOMException('The device does not work.', name),
        );
      };
    }, name);
    await ana.page.goto(`/r/${createRoomName()}?name=Ana`);
    await expect(errorHelp(ana.page)).toContainText(message);

    await ana.page.evaluate(() => Object.assign(window, { isFixed: true }));
    await tryAgain(ana.page).click();

    await expect(errorHelp(ana.page)).toHaveCount(0);
    await expect.poll(() => getPreviewWidth(ana.page)).toBeGreaterThan(0);
  });
}

test('a secure page whose browser has no media devices says so, and joining works', async ({
  browser,
}) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using ben = await openBrowser(browser, 'Ben', {
    initScript: () => Object.defineProperty(navigator, 'mediaDevices', { value: undefined }),
  });
  await ben.page.goto(`/r/${room}?name=Ben`);

  await expect(errorHelp(ben.page)).toContainText(/no camera or microphone found/i);
  await joinButton(ben.page).click();

  await expectConnectedTo(ana, ['Ben']);
  await expectVideo(ben, 'Ana');
});

test('the notice that the screen cannot be shared can be dismissed, and comes again with the next attempt', async ({
  browser,
}) => {
  await using ana = await joinRoom(browser, createRoomName(), 'Ana', {
    initScript: () => {
      navigator.mediaDevices.getDisplayMedia = () =>
        Promise.reject(new DOMException('The system does not allow it.', 'NotReadableError'));
    },
  });
  const share = ana.page.getByRole('button', { name: 'Share screen' });
  const notice = ana.page.getByText(/the screen cannot be shared/i);

  await share.click();
  await expect(notice).toBeVisible();
  await ana.page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);

  await share.click();
  await expect(notice).toBeVisible();
});
