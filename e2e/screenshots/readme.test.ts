import { expect, test, type Browser } from '@playwright/test';
import { join } from 'node:path';
import { openConnectionDetails } from '../test/support/connection-details.ts';
import { expectVideo } from '../test/support/media.ts';
import { tileOf } from '../test/support/participants.ts';
import { leaveControls } from '../test/support/still-video.ts';
import { speak, speakingMark } from '../test/support/voice.ts';
import { Studio } from './studio.ts';

const images = join(import.meta.dirname, '../../docs/images');

/** Puts a picture of a window and one of a phone beside each other, on a transparent ground. */
async function compose(browser: Browser, window: Buffer, phone: Buffer, path: string) {
  await using page = await browser.newPage({ viewport: { width: 1_180, height: 720 } });
  const image = (buffer: Buffer, name: string) =>
    `<img class="${name}" src="data:image/png;base64,${buffer.toString('base64')}">`;
  await page.setContent(`
    <style>
      body { margin: 0; }
      img { position: absolute; display: block; }
      .window { inset: 16px auto auto 16px; width: 1056px; border-radius: 14px; box-shadow: 0 6px 14px rgb(0 0 0 / 0.25); }
      .phone { inset: auto 16px 16px auto; width: 232px; border: 9px solid #23272b; border-radius: 34px; box-shadow: 0 0 0 1px #4a5056, 0 8px 20px rgb(0 0 0 / 0.4); }
    </style>
    ${image(window, 'window')}${image(phone, 'phone')}`);
  await page.screenshot({ path, omitBackground: true });
}

test('a call of four, on a desktop and a phone', async ({ browser }) => {
  await using studio = await Studio.open(browser, 'desktop');
  const { ana } = studio;
  const dan = await studio.invite('Dan', { shape: 'phone', receivesVideo: true });
  const [ben] = await studio.call('Ben', 'Cleo');
  if (ben === undefined) throw new Error('Nobody is there.');
  await expectVideo(ana, 'Dan');
  for (const name of ['Ana', 'Ben', 'Cleo']) await expectVideo(dan, name);
  await speak(ben);
  for (const viewer of [ana, dan]) await expect(speakingMark(viewer, 'Ben')).toBeVisible();
  // A busy machine may have held the video back for a while.
  for (const { page } of [ana, dan]) {
    await expect(page.locator('[data-peer] button[data-level]')).toHaveCount(0);
  }
  const window = await ana.page.screenshot();
  const phone = await dan.page.screenshot();
  await compose(browser, window, phone, join(images, 'call.png'));
});

/** For how long measurements are taken, in milliseconds: the plots cover at least a minute. */
const historyMs = 75_000;

test('what is known about a connection', async ({ browser }) => {
  await using studio = await Studio.open(browser, 'desktop');
  const { ana, page } = studio;
  await studio.invite('Cleo', { receivesVideo: true });
  await studio.call('Ben');
  await expectVideo(ana, 'Cleo');
  const start = performance.now();
  await openConnectionDetails(tileOf(ana, 'Cleo'));
  await expect(page.getByRole('img', { name: /^Round-trip time/ })).toBeVisible();
  await expect
    .poll(() => performance.now() - start, { timeout: 2 * historyMs, intervals: [5_000] })
    .toBeGreaterThan(historyMs);
  await leaveControls(page);
  await page.screenshot({ path: join(images, 'connection.png') });
});
