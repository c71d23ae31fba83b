import { test, type Page } from '@playwright/test';
import { join } from 'node:path';
import { scenesBeforeCall } from './scenes-before-call.ts';
import { scenesInCall } from './scenes-in-call.ts';
import { scenesOfModeration } from './scenes-of-moderation.ts';
import { scenesOfProblems } from './scenes-of-problems.ts';
import { shapeNames, themes } from './shapes.ts';
import { Studio } from './studio.ts';

const folder = join(import.meta.dirname, 'images');
const scenes = [...scenesBeforeCall, ...scenesInCall, ...scenesOfModeration, ...scenesOfProblems];

/** Resolves when tiles, sheets and notices have arrived at their places. */
const waitForAnimations = (page: Page) =>
  page.evaluate(async () => {
    const finite = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.allSettled(finite.map(({ finished }) => finished));
  });

for (const { name, environment, show } of scenes) {
  for (const shape of shapeNames) {
    test(`${name}-${shape}`, async ({ browser }) => {
      await using studio = await Studio.open(browser, shape, environment);
      const { page } = studio;
      await show(studio);
      // No tooltip of what was pressed.
      if (shape === 'desktop') await page.mouse.move(2, 2);
      for (const theme of themes) {
        await page.emulateMedia({ colorScheme: theme });
        await waitForAnimations(page);
        await page.screenshot({
          path: join(folder, `${name}-${shape}-${theme}.png`),
          fullPage: true,
        });
      }
    });
  }
}
