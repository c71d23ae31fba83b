import { expect, test } from '@playwright/test';
import { alone } from './support/alone.ts';
import { expectVideo } from './support/media.ts';
import { countNegotiations, getNegotiationCount } from './support/negotiation-count.ts';
import { createRoomName, joinRoom, tileOf, type Participant } from './support/participants.ts';

/** Bandwidth estimation raises the resolution step by step. */
const rampUpOptions = { timeout: 60_000 };

/** The height of the received video, in pixels. */
const getReceivedHeight = (viewer: Participant, seen: string) =>
  tileOf(viewer, seen)
    .locator('video')
    .evaluate((video: HTMLVideoElement) => video.videoHeight);

/** The height of the video of the own camera, in pixels. */
const getCapturedHeight = ({ page }: Participant) =>
  page.locator('[data-own] video').evaluate((video: HTMLVideoElement) => video.videoHeight);

/** Init script that records the changing heights of received videos, on a page without a camera. */
function recordHeights(): void {
  const heights: number[] = [];
  Object.assign(window, { recordedHeights: heights });
  const record = ({ target }: Event) => {
    if (!(target instanceof HTMLVideoElement)) return;
    if (target.closest('[data-peer]') !== null) heights.push(target.videoHeight);
  };
  document.addEventListener('resize', record, true);
  // Without a camera here, only one video is encoded: two are too much for a small machine.
  const { mediaDevices } = navigator;
  const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = (constraints) =>
    constraints?.video
      ? Promise.reject(new DOMException('There is no camera.', 'NotFoundError'))
      : getUserMedia(constraints);
}

test(
  'the received video starts small and grows to the size of the camera',
  alone,
  async ({ browser }) => {
    test.slow();
    const room = createRoomName();
    await using ana = await joinRoom(browser, room, 'Ana', { initScript: recordHeights });
    await using ben = await joinRoom(browser, room, 'Ben', { quality: '720p' });

    await expect.poll(() => getCapturedHeight(ben)).toBe(720);
    await expect.poll(() => getReceivedHeight(ana, 'Ben'), rampUpOptions).toBe(720);
    const heights = await ana.page.evaluate((): unknown => Reflect.get(window, 'recordedHeights'));
    const first: unknown = Array.isArray(heights) ? heights[0] : undefined;
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(720);
  },
);

test(
  'a changed quality changes the received video, without a negotiation',
  alone,
  async ({ browser }) => {
    test.slow();
    const room = createRoomName();
    await using ana = await joinRoom(browser, room, 'Ana', {
      initScript: countNegotiations,
      permissions: ['microphone'],
    });
    await using ben = await joinRoom(browser, room, 'Ben', { quality: '720p' });
    await expectVideo(ana, 'Ben');
    await expect.poll(() => getReceivedHeight(ana, 'Ben'), rampUpOptions).toBeGreaterThan(360);
    const before = await getNegotiationCount(ana);

    await ben.page.getByRole('button', { name: /settings/i }).click();
    await ben.page.getByRole('combobox', { name: /quality/i }).selectOption('360p');

    await expect.poll(() => getCapturedHeight(ben)).toBe(360);
    await expect.poll(() => getReceivedHeight(ana, 'Ben')).toBeLessThanOrEqual(360);
    await expectVideo(ana, 'Ben');
    expect(await getNegotiationCount(ana)).toBe(before);

    await ben.page.reload();
    await expect.poll(() => getCapturedHeight(ben)).toBe(360);
  },
);
