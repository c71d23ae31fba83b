import { expect, test, type Page } from '@playwright/test';
import { alone } from './support/alone.ts';
import { expectVideo } from './support/media.ts';
import { createRoomName, joinRoom, tileOf } from './support/participants.ts';
import { openMore } from './support/toolbar.ts';

/** The threshold of a good Interaction to Next Paint, in milliseconds (https://web.dev/articles/inp). */
const goodMs = 200;

declare global {
  interface Window {
    /** The longest duration of each interaction, in milliseconds, by its id (Event Timing). */
    interactionDurations: Map<number, number>;
  }
}

/** Init script that records how long each press takes until what follows from it is painted. */
function recordInteractions(): void {
  const durations = new Map<number, number>();
  window.interactionDurations = durations;
  // Not in the DOM library of TypeScript.
  const options: PerformanceObserverInit & { readonly durationThreshold: number } = {
    type: 'event',
    durationThreshold: 16,
    buffered: true,
  };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const interactionId: unknown = Reflect.get(entry, 'interactionId');
      if (typeof interactionId !== 'number' || interactionId === 0) continue;
      durations.set(interactionId, Math.max(entry.duration, durations.get(interactionId) ?? 0));
    }
  }).observe(options);
}

const readDurations = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => [...window.interactionDurations.values()]);

test('presses in a call are painted quickly', alone, async ({ browser }) => {
  test.slow();
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana', { initScript: recordInteractions });
  await using _ben = await joinRoom(browser, room, 'Ben');
  const { page } = ana;
  await expectVideo(ana, 'Ben');
  const press = (name: string) =>
    page.getByRole('toolbar').getByRole('button', { name, exact: true }).click();
  let pressCount = 0;

  for (let round = 0; round < 3; round += 1) {
    for (const name of ['Microphone', 'Microphone', 'Camera', 'Camera', 'Raise hand', 'Raise hand'])
      await press(name);
    const menu = await openMore(page);
    await menu.getByRole('radio', { name: 'Speaker' }).check();
    await menu.getByRole('radio', { name: 'Grid' }).check();
    await page.keyboard.press('Escape');
    for (const name of ['Connections', 'Settings']) {
      await press(name);
      // Each sheet loads when it is first opened: Escape before that would not close it.
      const sheet = page.getByRole('dialog');
      await expect(sheet).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(sheet).toBeHidden();
    }
    await tileOf(ana, 'Ben').dblclick();
    await tileOf(ana, 'Ben').dblclick();
    // Each double-click is two presses.
    pressCount += 18;
  }

  // Presses below the threshold of the observer are not reported, and are fast.
  const slow = (await readDurations(page)).toSorted((a, b) => b - a);
  expect(slow.length).toBeGreaterThan(0);
  const p95 = slow[Math.floor(pressCount * 0.05)] ?? 0;
  expect(p95, `the slowest: ${slow.slice(0, 5).join(', ')} ms`).toBeLessThan(goodMs);
});
