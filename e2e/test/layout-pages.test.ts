import { isDeepStrictEqual } from 'node:util';
import { expect, test } from '@playwright/test';
import { createRoomName, joinRoom, tileOf } from './support/participants.ts';
import { withPeople } from './support/people.ts';

test('more people than fit are on pages', async ({ browser, baseURL }) => {
  const room = createRoomName();
  // The size of a common window at 400 % zoom.
  await using ana = await joinRoom(browser, room, 'Ana', {
    contextOptions: { viewport: { width: 320, height: 256 } },
  });
  const names = ['Ben', 'Cleo', 'Dan', 'Eve', 'Fay', 'Gus', 'Hal'];
  using _people = await withPeople(ana, baseURL, room, names);
  const { page } = ana;
  const visibleNames = async () => {
    const shown = await Promise.all(names.map((name) => tileOf(ana, name).isVisible()));
    return names.filter((_, index) => shown[index]);
  };
  // Read twice, because the tiles still move.
  let onFirst: string[] = [];
  await expect
    .poll(async () => {
      const before = onFirst;
      onFirst = await visibleNames();
      return onFirst.length > 0 && isDeepStrictEqual(onFirst, before);
    })
    .toBe(true);
  expect(onFirst.length).toBeLessThan(names.length);

  await page.getByRole('button', { name: 'Next page' }).click();
  await expect
    .poll(async () => {
      const onSecond = await visibleNames();
      return onSecond.length > 0 && !onSecond.some((name) => onFirst.includes(name));
    })
    .toBe(true);
  await page.getByRole('button', { name: 'Previous page' }).click();
  await expect.poll(visibleNames).toEqual(onFirst);
});
