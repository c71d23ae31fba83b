import { expect, test, type Page } from '@playwright/test';
import { shareScreen } from '../screenshots/shared-screen.ts';
import { expectVideo, expectVideoPlaying } from './support/media.ts';
import { joinRoom, tileOf } from './support/participants.ts';
import { leaveControls, showStillVideo } from './support/still-video.ts';
import { chooseInMore } from './support/toolbar.ts';
import { fallSilent, speak, speakingMark, useSilentMicrophone } from './support/voice.ts';

const looks = {
  own: { wall: '#e8dfd0', skin: '#f3c6a5', shirt: '#d9694f' },
  Ben: { wall: '#cfdad6', skin: '#d9a273', shirt: '#3f6f9e' },
  Cleo: { wall: '#b9c7d8', skin: '#8a5a3c', shirt: '#eab64d' },
};

const contexts = {
  desk: { viewport: { width: 1_280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};

/** Compares the page with a picture, which is the same in both themes, because a call is always dark. */
async function expectSnapshot(page: Page, name: string): Promise<void> {
  await leaveControls(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page).toHaveScreenshot(name, { maxDiffPixelRatio: 0.003 });
  }
}

for (const [device, contextOptions] of Object.entries(contexts)) {
  test(`the layouts match their pictures in both themes: ${device}`, async ({ browser }) => {
    test.slow();
    // The room's name is in the pictures.
    const room = `layouts-${device}`;
    const initScript = useSilentMicrophone;
    await using ana = await joinRoom(browser, room, 'Ana', { contextOptions, initScript });
    await using ben = await joinRoom(browser, room, 'Ben', { initScript });
    await expectVideo(ana, 'Ben');
    await using cleo = await joinRoom(browser, room, 'Cleo', { initScript });
    await expectVideo(ana, 'Cleo');
    const { page } = ana;
    await expectVideoPlaying(page.locator('[data-own] video'));
    await showStillVideo(ana, looks);
    await expectSnapshot(page, `${device}-grid.png`);

    await speak(cleo);
    await chooseInMore(page, 'Layout', 'Speaker');
    await expect(speakingMark(ana, 'Cleo')).toBeVisible();
    await expectSnapshot(page, `${device}-speaker.png`);
    await fallSilent(cleo);
    await chooseInMore(page, 'Layout', 'Automatic');
    await expect(speakingMark(ana, 'Cleo')).toHaveCount(0);

    const enlarge = () =>
      device === 'phone' ? tileOf(ana, 'Ben').tap() : tileOf(ana, 'Ben').dblclick();
    await enlarge();
    await expectSnapshot(page, `${device}-enlarged.png`);
    await enlarge();

    await shareScreen(ben);
    await expectVideoPlaying(page.locator('[data-screen] video'));
    await expectSnapshot(page, `${device}-shared-screen.png`);
  });
}
