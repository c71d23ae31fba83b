import { expect, test } from '@playwright/test';
import { expectPicture } from './support/media.ts';
import { countNegotiations, negotiationsOf } from './support/negotiations.ts';
import { freshRoom, join, tileOf, type Person } from './support/people.ts';

/** A browser has to find out first what the path carries, and dares more step by step. */
const growth = { timeout: 60_000 };

/** The height of the picture that one person gets of another, in lines. */
const received = (viewer: Person, seen: string) =>
  tileOf(viewer, seen)
    .locator('video')
    .evaluate((video: HTMLVideoElement) => video.videoHeight);

/** The height of the picture that someone's own camera gives, in lines. */
const captured = ({ page }: Person) =>
  page.locator('[data-own] video').evaluate((video: HTMLVideoElement) => video.videoHeight);

/** Notes the height of each picture that others send, as it changes. */
function noteHeights(): void {
  const heights: number[] = [];
  Object.assign(window, { notedHeights: heights });
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
function beginWith720(): void {
  if (localStorage.getItem('visavis.quality') === null) {
    localStorage.setItem('visavis.quality', '720p');
  }
}

test('the first pictures are small, and grow to what the camera gives', async ({ browser }) => {
  test.slow();
  const room = freshRoom();
  await using ana = await join(browser, room, 'Ana', { prepare: noteHeights });
  await using ben = await join(browser, room, 'Ben', { prepare: beginWith720 });

  await expect.poll(() => captured(ben)).toBe(720);
  await expect.poll(() => received(ana, 'Ben'), growth).toBe(720);
  const heights = await ana.page.evaluate((): unknown => Reflect.get(window, 'notedHeights'));
  const first: unknown = Array.isArray(heights) ? heights[0] : undefined;
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(720);
});

test('another quality changes the picture that others get, without any negotiation', async ({
  browser,
}) => {
  test.slow();
  const room = freshRoom();
  await using ana = await join(browser, room, 'Ana', {
    prepare: countNegotiations,
    permissions: ['microphone'],
  });
  await using ben = await join(browser, room, 'Ben', { prepare: beginWith720 });
  await expectPicture(ana, 'Ben');
  await expect.poll(() => received(ana, 'Ben'), growth).toBeGreaterThan(360);
  const before = await negotiationsOf(ana);

  await ben.page.getByRole('button', { name: /settings/i }).click();
  await ben.page.getByRole('combobox', { name: /quality/i }).selectOption('360p');

  await expect.poll(() => captured(ben)).toBe(360);
  await expect.poll(() => received(ana, 'Ben')).toBeLessThanOrEqual(360);
  await expectPicture(ana, 'Ben');
  expect(await negotiationsOf(ana)).toBe(before);

  await ben.page.reload();
  await expect.poll(() => captured(ben)).toBe(360);
});
