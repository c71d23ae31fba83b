import { expect, test } from '@playwright/test';
import { expectPicture } from './support/media.ts';
import { countNegotiations, negotiationsOf } from './support/negotiations.ts';
import { freshRoom, join, tileOf, type Person } from './support/people.ts';

/** The height of the picture that one person gets of another, in lines. */
const linesOf = (viewer: Person, seen: string) =>
  tileOf(viewer, seen)
    .locator('video')
    .evaluate((video: HTMLVideoElement) => video.videoHeight);

/** The height of the picture that someone's own camera gives, in lines. */
const captured = ({ page }: Person) =>
  page.locator('[data-own] video').evaluate((video: HTMLVideoElement) => video.videoHeight);

test('the first pictures are small and grow to what the camera gives', async ({ browser }) => {
  const room = freshRoom();
  const settings = { prepare: () => localStorage.setItem('visavis.quality', '720p') };
  await using ana = await join(browser, room, 'Ana', settings);
  await using ben = await join(browser, room, 'Ben', settings);
  await expectPicture(ana, 'Ben');

  await expect.poll(() => captured(ben)).toBe(720);
  await expect.poll(() => linesOf(ana, 'Ben'), { timeout: 30_000 }).toBe(720);
});

test('another quality changes the picture that the other gets, without any negotiation', async ({
  browser,
}) => {
  const room = freshRoom();
  const settings = {
    prepare: () => localStorage.getItem('visavis.quality') ?? localStorage.setItem('visavis.quality', '1080p'),
  };
  await using ana = await join(browser, room, 'Ana', { prepare: countNegotiations });
  await using ben = await join(browser, room, 'Ben', settings);
  await ben.page.evaluate(() => null);
  await expectPicture(ana, 'Ben');
  await expect.poll(() => linesOf(ana, 'Ben'), { timeout: 30_000 }).toBeGreaterThan(360);
  const before = await negotiationsOf(ana);

  await ben.page.getByRole('button', { name: /settings/i }).click();
  await ben.page.getByRole('combobox', { name: /quality/i }).selectOption('360p');

  await expect.poll(() => captured(ben)).toBe(360);
  await expect.poll(() => linesOf(ana, 'Ben'), { timeout: 30_000 }).toBeLessThanOrEqual(360);
  await expectPicture(ana, 'Ben');
  expect(await negotiationsOf(ana)).toBe(before);

  await ben.page.reload();
  await expect.poll(() => captured(ben)).toBe(360);
});
