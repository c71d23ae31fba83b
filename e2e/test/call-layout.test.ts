import { devices, expect, test, type Page } from '@playwright/test';
import { createRoomName, joinRoom } from './support/participants.ts';
import { joinHeadless } from './support/headless-participant.ts';

const names = ['Ben', 'Cleo', 'Dan', 'Eve', 'Fay', 'Gus', 'Hal'];

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The boxes of all tiles, the own tile included, and of the toolbar. */
const getBoxes = (page: Page): Promise<readonly Box[]> =>
  page.locator('[data-peer], [data-own], [role="toolbar"]').evaluateAll((elements) =>
    elements.map((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { left, top, right, bottom };
    }),
  );

const doOverlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const contexts = {
  'a desktop': devices['Desktop Chrome'],
  'a phone': devices['Pixel 7'],
  'a phone on its side': devices['Pixel 7 landscape'],
  'the smallest phone': { ...devices['iPhone SE'], userAgent: devices['Pixel 7'].userAgent },
};

for (const [device, contextOptions] of Object.entries(contexts)) {
  test(`all eight tiles are visible and none overlap on ${device}`, async ({
    browser,
    baseURL,
  }) => {
    const room = createRoomName();
    await using ana = await joinRoom(browser, room, 'Ana', { contextOptions });
    await expect(ana.page.locator('[data-own]')).toBeVisible();
    using others = new DisposableStack();
    for (const name of names) others.use(await joinHeadless(baseURL ?? '', room, name));
    await expect(ana.page.locator('[data-peer]')).toHaveCount(names.length);
    for (const name of names) await expect(ana.page.getByRole('figure', { name })).toBeInViewport();

    const { clientWidth, clientHeight, scrollHeight } = await ana.page.evaluate(() => {
      const { clientWidth, clientHeight, scrollHeight } = document.documentElement;
      return { clientWidth, clientHeight, scrollHeight };
    });
    expect(scrollHeight).toBeLessThanOrEqual(clientHeight);
    // Tiles move to their places.
    await expect(async () => {
      const boxes = await getBoxes(ana.page);
      expect(boxes).toHaveLength(names.length + 2);
      for (const [index, box] of boxes.entries()) {
        expect(box.left).toBeGreaterThanOrEqual(0);
        expect(box.top).toBeGreaterThanOrEqual(0);
        expect(box.right).toBeLessThanOrEqual(clientWidth);
        expect(box.bottom).toBeLessThanOrEqual(clientHeight);
        expect(Math.min(box.right - box.left, box.bottom - box.top)).toBeGreaterThan(40);
        for (const other of boxes.slice(index + 1)) expect(doOverlap(box, other)).toBe(false);
      }
    }).toPass({ timeout: 10_000 });
  });
}
