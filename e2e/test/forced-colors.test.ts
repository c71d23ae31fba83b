import { expect, test } from '@playwright/test';
import { createRoomName, joinRoom } from './support/participants.ts';

test('with forced colours, pressed buttons and Leave differ from the others', async ({
  browser,
}) => {
  await using ana = await joinRoom(browser, createRoomName(), 'Ana', {
    contextOptions: { forcedColors: 'active' },
  });
  const colorsOf = (name: string) =>
    ana.page.getByRole('button', { name, exact: true }).evaluate((button) => {
      const { backgroundColor, color } = getComputedStyle(button);
      return [backgroundColor, color];
    });
  const settings = await colorsOf('Settings');
  expect(await colorsOf('Raise hand')).toEqual(settings);

  await ana.page.getByRole('button', { name: 'Raise hand' }).click();

  await expect.poll(() => colorsOf('Raise hand')).not.toEqual(settings);
  expect(await colorsOf('Leave')).toEqual(settings.toReversed());
});
