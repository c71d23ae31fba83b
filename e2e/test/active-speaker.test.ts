import { expect, test, type Locator } from '@playwright/test';
import { muteButton } from './support/indicators.ts';
import { createRoomName, expectConnectedTo, joinRoom, tileOf } from './support/participants.ts';
import { chooseInMore } from './support/toolbar.ts';
import { fallSilent, speak, speakingMark, useSilentMicrophone } from './support/voice.ts';

const heightOf = async (tile: Locator): Promise<number> => (await tile.boundingBox())?.height ?? 0;

test('everybody sees who speaks, and the large picture is that of the active speaker', async ({
  browser,
}) => {
  const room = createRoomName();
  const options = { initScript: useSilentMicrophone };
  await using ana = await joinRoom(browser, room, 'Ana', options);
  await using ben = await joinRoom(browser, room, 'Ben', options);
  await using cleo = await joinRoom(browser, room, 'Cleo', options);
  await expectConnectedTo(ana, ['Ben', 'Cleo']);
  await expectConnectedTo(cleo, ['Ana', 'Ben']);
  await chooseInMore(ana.page, 'Layout', 'Speaker');
  const isLargest = async (name: string, other: string) =>
    (await heightOf(tileOf(ana, name))) > 1.5 * (await heightOf(tileOf(ana, other)));

  await speak(cleo);
  await expect(speakingMark(ana, 'Cleo')).toBeVisible();
  await expect(speakingMark(ben, 'Cleo')).toBeVisible();
  await expect(speakingMark(ana, 'Ben')).toHaveCount(0);
  await expect.poll(() => isLargest('Cleo', 'Ben')).toBe(true);

  await speak(ben);
  await expect(speakingMark(ana, 'Ben')).toBeVisible();
  await expect(speakingMark(ana, 'Cleo')).toBeVisible();
  await expect.poll(() => isLargest('Ben', 'Cleo')).toBe(true);

  await fallSilent(ben);
  await expect(speakingMark(ana, 'Ben')).toHaveCount(0);
  await expect.poll(() => isLargest('Cleo', 'Ben')).toBe(true);

  await muteButton(cleo).click();
  await expect(speakingMark(ana, 'Cleo')).toHaveCount(0);
  await expect(speakingMark(ben, 'Cleo')).toHaveCount(0);
  await expect.poll(() => isLargest('Cleo', 'Ben')).toBe(true);
});
