import { expect, test } from '@playwright/test';
import { expectVideoPlaying, expectVideo, expectAudio } from './support/media.ts';
import { countNegotiations, getNegotiationCount } from './support/negotiation-count.ts';
import {
  openBrowser,
  expectConnectedTo,
  createRoomName,
  joinRoom,
  tileOf,
} from './support/participants.ts';

test('a participant without a camera sends audio and receives video', async ({ browser }) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using ben = await joinRoom(browser, room, 'Ben', {
    initScript: () => {
      const { mediaDevices } = navigator;
      const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = (constraints) =>
        constraints?.video
          ? Promise.reject(new DOMException('There is no camera.', 'NotFoundError'))
          : getUserMedia(constraints);
    },
  });

  await expectVideo(ben, 'Ana');
  await expectAudio(ana, 'Ben');
  await expectAudio(ben, 'Ana');
});

test('a participant without permissions receives audio and video', async ({ browser }) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using ben = await joinRoom(browser, room, 'Ben', {
    initScript: () => {
      MediaDevices.prototype.getUserMedia = () =>
        Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));
    },
  });

  await expectConnectedTo(ana, ['Ben']);
  await expectVideo(ben, 'Ana');
  await expectAudio(ben, 'Ana');
});

test('the other participant sees that microphone and camera are off', async ({ browser }) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana', { initScript: countNegotiations });
  await using ben = await joinRoom(browser, room, 'Ben');
  await expectVideo(ben, 'Ana');
  const before = await getNegotiationCount(ana);
  const tile = tileOf(ben, 'Ana');
  await expect(tile.getByLabel(/muted/i)).toHaveCount(0);

  await ana.page.getByRole('button', { name: /microphone/i }).click();
  await expect(tile.getByLabel(/muted/i)).toBeVisible();

  await ana.page.getByRole('button', { name: /camera/i }).click();
  await expect(tile.locator('video')).toBeHidden();

  await ana.page.getByRole('button', { name: /camera/i }).click();
  await ana.page.getByRole('button', { name: /microphone/i }).click();
  await expect(tile.getByLabel(/muted/i)).toHaveCount(0);
  await expectVideo(ben, 'Ana');
  await expectAudio(ben, 'Ana');
  expect(await getNegotiationCount(ana)).toBe(before);
});

test('the other participant sees a shared screen, without a negotiation', async ({ browser }) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana', { initScript: countNegotiations });
  await using ben = await joinRoom(browser, room, 'Ben', { initScript: countNegotiations });
  await expectVideo(ben, 'Ana');
  await expectVideo(ana, 'Ben');
  const before = [await getNegotiationCount(ana), await getNegotiationCount(ben)];

  await ana.page.getByRole('button', { name: /share.*screen/i }).click();

  await expectVideoPlaying(ben.page.locator('[data-screen] video'));
  await ana.page.getByRole('button', { name: /stop sharing/i }).click();
  await expect(ben.page.locator('[data-screen]')).toHaveCount(0);
  expect([await getNegotiationCount(ana), await getNegotiationCount(ben)]).toEqual(before);
});

test('the lobby starts no device without a click, and joining works without devices', async ({
  browser,
}) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using ben = await openBrowser(browser, 'Ben', { permissions: [] });
  await ben.page.goto(`/r/${room}`);

  await expect(
    ben.page.getByRole('button', { name: /turn on camera and microphone/i }),
  ).toBeVisible();
  await ben.page.getByLabel(/your name/i).fill('Ben');
  await ben.page.getByRole('button', { name: /^join/i }).click();

  await expectConnectedTo(ana, ['Ben']);
  await expectVideo(ben, 'Ana');
});

test('the lobby explains a denied permission', async ({ browser }) => {
  await using ben = await openBrowser(browser, 'Ben', {
    permissions: [],
    initScript: () => {
      MediaDevices.prototype.getUserMedia = () =>
        Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));
    },
  });
  await ben.page.goto(`/r/${createRoomName()}`);

  await ben.page.getByRole('button', { name: /turn on camera and microphone/i }).click();

  await expect(ben.page.getByText(/allow/i).first()).toBeVisible();
});
