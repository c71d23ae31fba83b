import { expect, test, type Page } from '@playwright/test';
import { expectAudio, expectVideo } from './support/media.ts';
import { createRoomName, joinRoom, tileOf } from './support/participants.ts';
import { recordPeerConnections } from './support/peer-connections.ts';
import { openMore } from './support/toolbar.ts';
import { countFrames } from './support/video-frames.ts';

const stopped = 'Video stopped to save data';

const pressInMore = async (page: Page, name: string) => {
  const menu = await openMore(page);
  await menu.getByRole('button', { name, exact: true }).click();
};

test('who stops receiving video gets none from anybody, while the others see and hear as before', async ({
  browser,
}) => {
  // Three people and their video, who take half of the usual time where nothing else runs.
  test.slow();
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana', { initScript: recordPeerConnections });
  await using ben = await joinRoom(browser, room, 'Ben');
  await expectVideo(ana, 'Ben');

  await pressInMore(ana.page, 'Stop receiving video');

  await expect(tileOf(ana, 'Ben').getByText(stopped)).toBeVisible();
  await expect
    .poll(async () => {
      const before = await countFrames(ana.page, 'received');
      await expectVideo(ben, 'Ana');
      return (await countFrames(ana.page, 'received')) - before;
    })
    .toBe(0);
  await expectAudio(ana, 'Ben');
  // Nothing is wrong with the connection.
  await expect(tileOf(ana, 'Ben')).toHaveAttribute('data-level', /good|connected/);

  // A newcomer sends no video either.
  await using _cleo = await joinRoom(browser, room, 'Cleo');
  await expect(tileOf(ana, 'Cleo').getByText(stopped)).toBeVisible();
  await expectVideo(ben, 'Cleo');

  await ana.page.reload();
  await expect(tileOf(ana, 'Ben').getByText(stopped)).toBeVisible();

  await pressInMore(ana.page, 'Receive video');
  await expectVideo(ana, 'Ben');
  await expectVideo(ana, 'Cleo');
  await expect(ana.page.getByText(stopped)).toHaveCount(0);
});

test('audio only stops the video in both directions, and only the one of others comes back', async ({
  browser,
}) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using ben = await joinRoom(browser, room, 'Ben');
  await expectVideo(ben, 'Ana');
  const camera = ana.page.getByRole('toolbar').getByRole('button', { name: 'Camera' });

  await pressInMore(ana.page, 'Audio only');

  await expect(camera).toHaveAttribute('aria-pressed', 'false');
  await expect(tileOf(ana, 'Ben').getByText(stopped)).toBeVisible();
  await expectAudio(ben, 'Ana');
  await expectAudio(ana, 'Ben');

  const menu = await openMore(ana.page);
  await expect(menu.getByRole('button', { name: 'Audio only' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await menu.getByRole('button', { name: 'Audio only' }).click();
  await expectVideo(ana, 'Ben');
  await expect(camera).toHaveAttribute('aria-pressed', 'false');
});
