import { expect, test } from '@playwright/test';
import { createRoomName, openBrowser } from './support/participants.ts';

/** Windows in which the button to join was below the fold. */
const viewports = {
  'a small phone': { width: 320, height: 568 },
  'a phone on its side': { width: 844, height: 390 },
  'a common window at 200 % zoom': { width: 640, height: 400 },
};

test('on a phone, the button that turns the devices on stays inside the preview', async ({
  browser,
}) => {
  await using ana = await openBrowser(browser, 'Ana', {
    contextOptions: { viewport: { width: 390, height: 844 } },
    permissions: [],
    initScript: () => {
      navigator.permissions.query = () => Promise.reject(new TypeError('not supported'));
    },
  });
  await ana.page.goto(`/r/${createRoomName()}`);
  const button = ana.page.getByRole('button', { name: /turn on camera and microphone/i });
  const field = await ana.page.getByLabel(/your name/i).boundingBox();
  const box = await button.boundingBox();
  if (box === null || field === null) throw new Error('not displayed');
  // The preview is as wide as the field.
  expect(box.x).toBeGreaterThanOrEqual(field.x + 16);
  expect(box.x + box.width).toBeLessThanOrEqual(field.x + field.width - 16);
});

for (const [device, viewport] of Object.entries(viewports)) {
  test(`the lobby shows the button to join without scrolling on ${device}`, async ({ browser }) => {
    await using ana = await openBrowser(browser, 'Ana', { contextOptions: { viewport } });
    const { page } = ana;
    await page.goto(`/r/${createRoomName()}`);
    await expect(page.getByText(/nobody is here/i)).toBeVisible();
    await expect(page.getByRole('button', { name: /^join$/i })).toBeInViewport({ ratio: 1 });
    await expect(page.getByLabel(/your name/i)).toBeInViewport({ ratio: 1 });
  });
}

test('on a phone, the button to join is in the window also below the help for blocked devices', async ({
  browser,
}) => {
  await using ana = await openBrowser(browser, 'Ana', {
    contextOptions: { viewport: { width: 390, height: 844 } },
    initScript: () => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));
    },
  });
  await ana.page.goto(`/r/${createRoomName()}`);
  await expect(ana.page.getByRole('alert')).toBeVisible();
  await expect(ana.page.getByRole('button', { name: /^join$/i })).toBeInViewport({ ratio: 1 });
});

test('on a phone, the preview is as high as wide, so that a camera held upright shows a whole face', async ({
  browser,
}) => {
  await using ana = await openBrowser(browser, 'Ana', {
    contextOptions: { viewport: { width: 390, height: 844 } },
  });
  await ana.page.goto(`/r/${createRoomName()}`);
  const box = await ana.page.getByLabel(/your video/i).boundingBox();
  if (box === null) throw new Error('not displayed');
  expect(box.height).toBeGreaterThan(0.95 * box.width);
  await expect(ana.page.getByRole('button', { name: /^join$/i })).toBeInViewport({ ratio: 1 });
});
