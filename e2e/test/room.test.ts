import { expect, test } from '@playwright/test';
import { expectVideo } from './support/media.ts';
import {
  createRoomName,
  expectConnectedTo,
  joinRoom,
  openBrowser,
} from './support/participants.ts';
import { startTestServer } from './support/test-server.ts';

test('a full room is shown as full, and whoever waits joins when a member leaves', async ({
  browser,
}) => {
  await using server = await startTestServer({ MEMBERS_PER_ROOM: '2' });
  const { origin } = server;
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana', { origin });
  await using ben = await joinRoom(browser, room, 'Ben', { origin });
  await expectConnectedTo(ana, ['Ben']);
  await using cleo = await joinRoom(browser, room, 'Cleo', { origin });

  await expect(cleo.page.getByRole('heading', { name: /full/i })).toBeVisible();
  await expectConnectedTo(ana, ['Ben']);

  await cleo.page.getByRole('button', { name: /join when there is room/i }).click();
  await expect(cleo.page.getByText(/you will join as soon as someone leaves/i)).toBeVisible();
  // In the lobby, Dan sees before joining that there is no place.
  await using dan = await openBrowser(browser, 'Dan', { origin });
  await dan.page.goto(`/r/${room}?name=Dan`);
  const danWaits = dan.page.getByRole('button', { name: /join when there is room/i });
  await danWaits.click();
  await dan.page.getByRole('button', { name: /cancel/i }).click();
  await expect(danWaits).toBeVisible();

  await ben.page.getByRole('button', { name: /^leave/i }).click();

  await expectConnectedTo(ana, ['Cleo']);
  await expectConnectedTo(cleo, ['Ana']);
  await expect(danWaits).toBeVisible();
});

test('a room that has ended is shown as ended', async ({ browser }) => {
  await using server = await startTestServer({ ROOM_MAX_AGE_MS: '3000' });
  const { origin } = server;
  await using ana = await joinRoom(browser, createRoomName(), 'Ana', { origin });

  await expect(ana.page.getByRole('heading', { name: /ended/i })).toBeVisible();
});

test('without the server the call continues with a notification, which disappears when the server is back', async ({
  browser,
}) => {
  await using server = await startTestServer();
  const { origin } = server;
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana', { origin });
  await using ben = await joinRoom(browser, room, 'Ben', { origin });
  await expectVideo(ana, 'Ben');

  await server.kill();
  await expect(ana.page.getByText(/server is not responding/i).first()).toBeVisible();
  await expectVideo(ana, 'Ben');
  await expectVideo(ben, 'Ana');

  await using _restarted = await startTestServer({}, Number(new URL(origin).port));
  await expect(ana.page.getByText(/server is not responding/i)).toHaveCount(0);
  await expectConnectedTo(ana, ['Ben']);
  await expectVideo(ana, 'Ben');
});
