import { expect, test } from '@playwright/test';
import { faceScript } from '../screenshots/faces/camera.ts';
import { createRoomName, joinUrl, openBrowser } from './support/participants.ts';

const cameras = { upright: { width: 180, height: 320 }, wide: { width: 320, height: 180 } };
const viewports = [
  { width: 1_280, height: 800 },
  { width: 390, height: 844 },
  { width: 320, height: 568 },
  { width: 844, height: 390 },
];

for (const [camera, size] of Object.entries(cameras)) {
  test(`whoever is alone sees the link beside the own name, with a camera that is ${camera}`, async ({
    browser,
  }) => {
    await using ana = await openBrowser(browser, 'Ana');
    const { page, context } = ana;
    await context.addInitScript({ content: faceScript('Ana', size) });
    await page.goto(joinUrl(createRoomName(), 'Ana'));
    const link = page.getByRole('region', { name: /you are alone/i });
    const name = page.locator('[data-own]').getByText('You', { exact: true });
    for (const viewport of viewports) {
      await page.setViewportSize(viewport);
      await expect(link).toBeInViewport({ ratio: 1 });
      await expect(async () => {
        const [over, under] = [await link.boundingBox(), await name.boundingBox()];
        if (over === null || under === null) throw new Error('not displayed');
        const isBeside =
          over.x + over.width <= under.x ||
          under.x + under.width <= over.x ||
          over.y + over.height <= under.y ||
          under.y + under.height <= over.y;
        expect(isBeside, `${viewport.width} × ${viewport.height}`).toBe(true);
      }).toPass();
    }
  });
}
