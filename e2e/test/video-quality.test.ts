import { expect, test } from '@playwright/test';
import { expectVideo } from './support/media.ts';
import { countNegotiations, getNegotiationCount } from './support/negotiation-count.ts';
import { createRoomName, joinRoom, tileOf, type Participant } from './support/participants.ts';

/** A browser has to find out first what the path carries, and dares more step by step. */
const rampUpOptions = { timeout: 60_000 };

/** The height of the picture that one person gets of another, in lines. */
const getReceivedHeight = (viewer: Participant, seen: string) =>
  tileOf(viewer, seen)
    .locator('video')
    .evaluate((video: HTMLVideoElement) => video.videoHeight);

/** The height of the picture that someone's own camera gives, in lines. */
const getCapturedHeight = ({ page }: Participant) =>
  page.locator('[data-own] video').evaluate((video: HTMLVideoElement) => video.videoHeight);

/** Notes the height of each picture that others send, as it changes. */
function recordHeights(): void {
  const heights: number[] = [];
  Object.assign(window, { recordedHeights: heights });
  const note = ({ target }: Event) => {
    if (!(target instanceof HTMLVideoElement)) return;
    if (target.closest('[data-peer]') !== null) heights.push(target.videoHeight);
  };
  document.addEventListener('resize', note, true);
  // Only the other one's picture is encoded: two cameras are more than a small machine may have room for.
  const { mediaDevices } = navigator;
  const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = (constraints) =>
    constraints?.video
      ? Promise.reject(new DOMException('There is no camera.', 'NotFoundError'))
      : getUserMedia(constraints);
}

/** Chooses a quality where none has been chosen yet. */
function startWith720p(): void {
  if (localStorage.getItem('visavis.quality') === null) {
    localStorage.setItem('visavis.quality', '720p');
  }
}

test('the first pictures are small, and grow to what the camera gives', async ({ browser }) => {
  test.slow();
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana', { initScript: recordHeights });
  await using ben = await joinRoom(browser, room, 'Ben', { initScript: startWith720p });

  await expect.poll(() => getCapturedHeight(ben)).toBe(720);
  await expect.poll(() => getReceivedHeight(ana, 'Ben'), rampUpOptions).toBe(720);
  const heights = await ana.page.evaluate((): unknown => Reflect.get(window, 'recordedHeights'));
  const first: unknown = Array.isArray(heights) ? heights[0] : undefined;
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(720);
});

test('another quality changes the picture that others get, without any negotiation', async ({
  browser,
}) => {
  test.slow();
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana', {
    initScript: countNegotiations,
    permissions: ['microphone'],
  });
  await using ben = await joinRoom(browser, room, 'Ben', { initScript: startWith720p });
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
});
