import { expect, test } from '@playwright/test';
import { expectVideo } from './support/media.ts';
import { createRoomName, joinRoom, joinUrl, tileOf } from './support/participants.ts';

test('whoever opens the room again in another tab can move the call there', async ({ browser }) => {
  test.slow();
  const room = createRoomName();
  await using ben = await joinRoom(browser, room, 'Ben');
  await using ana = await joinRoom(browser, room, 'Ana');
  await expectVideo(ana, 'Ben');
  const other = await ana.context.newPage();
  await other.goto(`/r/${room}?name=Ana`);

  await expect(other.getByText('You are already in this call in another tab.')).toBeVisible();
  await other.getByRole('button', { name: 'Move the call here' }).click();

  await expectVideo({ ...ana, page: other }, 'Ben');
  await expect(
    ana.page.getByRole('heading', { name: 'The call continues in another window' }),
  ).toBeVisible();
  await expectVideo(ben, 'Ana');
  await expect(tileOf(ben, 'Ana')).toHaveCount(1);

  // And back again.
  await ana.page.getByRole('button', { name: 'Move the call here' }).click();
  await ana.page.getByText('You are already in this call in another tab.').waitFor();
  await ana.page.getByRole('button', { name: 'Move the call here' }).click();
  await expectVideo(ana, 'Ben');
  await expect(
    other.getByRole('heading', { name: 'The call continues in another window' }),
  ).toBeVisible();
});

test('the lobby follows what happens in the other tab', async ({ browser }) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  const other = await ana.context.newPage();
  await other.goto(`/r/${room}?name=Ana`);
  const notice = other.getByText('You are already in this call in another tab.');
  await expect(notice).toBeVisible();

  await ana.page.getByRole('button', { name: 'Leave' }).click();
  await expect(ana.page.getByRole('heading', { name: /you left the call/i })).toBeVisible();
  await expect(notice).toHaveCount(0);

  await ana.page.goto(joinUrl(room, 'Ana'));
  await expect(notice).toBeVisible();
});
