import { expect, test } from '@playwright/test';
import { expectVideo } from './support/media.ts';
import { expectConnectedTo, createRoomName, joinRoom } from './support/participants.ts';
import { startTestServer } from './support/test-server.ts';

test('a full room says so, and lets the next one in when there is a place', async ({ browser }) => {
  await using site = await startTestServer({ MEMBERS_PER_ROOM: '2' });
  const { origin } = site;
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana', { origin });
  await using ben = await joinRoom(browser, room, 'Ben', { origin });
  await expectConnectedTo(ana, ['Ben']);
  await using cleo = await joinRoom(browser, room, 'Cleo', { origin });

  await expect(cleo.page.getByRole('heading', { name: /full/i })).toBeVisible();
  await expectConnectedTo(ana, ['Ben']);

  await ben.page.getByRole('button', { name: /^leave/i }).click();
  await expectConnectedTo(ana, []);
  await cleo.page.getByRole('button', { name: /try again/i }).click();
  await cleo.page.getByRole('button', { name: /^join/i }).click();
  await expectConnectedTo(ana, ['Cleo']);
});

test('a room that has ended says so', async ({ browser }) => {
  await using site = await startTestServer({ ROOM_MAX_AGE_MS: '3000' });
  const { origin } = site;
  await using ana = await joinRoom(browser, createRoomName(), 'Ana', { origin });

  await expect(ana.page.getByRole('heading', { name: /ended/i })).toBeVisible();
});

test('with the server gone the call goes on under a banner, and the banner goes when it is back', async ({
  browser,
}) => {
  await using site = await startTestServer();
  const { origin } = site;
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana', { origin });
  await using ben = await joinRoom(browser, room, 'Ben', { origin });
  await expectVideo(ana, 'Ben');

  await site.kill();
  await expect(ana.page.getByText(/server does not answer/i).first()).toBeVisible();
  await expectVideo(ana, 'Ben');
  await expectVideo(ben, 'Ana');

  await using _again = await startTestServer({}, Number(new URL(origin).port));
  await expect(ana.page.getByText(/server does not answer/i)).toHaveCount(0);
  await expectConnectedTo(ana, ['Ben']);
  await expectVideo(ana, 'Ben');
});
