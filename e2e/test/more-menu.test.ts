import { expect, test } from '@playwright/test';
import { createRoomName, joinRoom } from './support/participants.ts';
import { openMore } from './support/toolbar.ts';

const touch = { hasTouch: true, isMobile: true } as const;

/** Windows in which "More" contains what the toolbar has no room for. */
const contexts = {
  'a small phone': { ...touch, viewport: { width: 320, height: 568 } },
  'a phone': { ...touch, viewport: { width: 390, height: 844 } },
  'a phone on its side': { ...touch, viewport: { width: 844, height: 390 } },
  'a common window at 400 % zoom': { viewport: { width: 320, height: 256 } },
};

for (const [device, contextOptions] of Object.entries(contexts)) {
  test(`the More menu fits into the window beside the toolbar on ${device}`, async ({
    browser,
  }) => {
    await using ana = await joinRoom(browser, createRoomName(), 'Ana', { contextOptions });
    const { page } = ana;
    const { width, height } = contextOptions.viewport;
    const menu = await openMore(page);
    const settings = menu.getByRole('button', { name: 'Settings' });
    await expect(settings).toBeAttached();
    const isInWindow = (box: { x: number; y: number; width: number; height: number } | null) =>
      box !== null &&
      box.x >= 0 &&
      box.y >= 0 &&
      box.x + box.width <= width &&
      box.y + box.height <= height;
    await expect.poll(async () => isInWindow(await menu.boundingBox())).toBe(true);

    // Each button of the toolbar is still on top.
    const covered = await page.getByRole('toolbar').evaluate((toolbar) =>
      [...toolbar.querySelectorAll<HTMLElement>(':scope > button, :scope > span > button')]
        .filter((button) => button.checkVisibility())
        .filter((button) => {
          const { left, top, right, bottom } = button.getBoundingClientRect();
          const corners = [left + 2, right - 2].flatMap((x) =>
            [top + 10, bottom - 10].map((y) => [x, y] as const),
          );
          return corners.some(([x, y]) => !button.contains(document.elementFromPoint(x, y)));
        })
        .map((button) => button.ariaLabel),
    );
    expect(covered).toEqual([]);

    const clipped = await menu.evaluate((popover) => popover.scrollWidth - popover.clientWidth);
    expect(clipped).toBe(0);
    await expect(menu.getByRole('radio', { name: 'Grid' })).toBeInViewport({ ratio: 1 });
    // The icon of few strokes is as heavy as the others.
    await expect(menu.getByRole('button', { name: 'Connections' }).locator('svg')).toHaveCSS(
      'stroke-width',
      '3px',
    );
    await settings.scrollIntoViewIfNeeded();
    await expect(settings).toBeInViewport({ ratio: 1 });
    await settings.click();
    await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  });
}
