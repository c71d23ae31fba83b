import { expect, test } from '@playwright/test';
import { createRoomName, expectConnectedTo, joinRoom, tileOf } from './support/participants.ts';
import { actOn, joinAsHost, notice, openPeople } from './support/people-panel.ts';

test('a host stops a shared screen, and takes the right to share one from guests', async ({
  browser,
}) => {
  const room = createRoomName();
  await using ana = await joinAsHost(browser, room, 'Ana');
  await using ben = await joinRoom(browser, room, 'Ben');
  await expectConnectedTo(ben, ['Ana']);
  const share = ben.page.getByRole('button', { name: 'Share screen' });
  const sharing = ben.page.getByText('You are sharing your screen');
  await share.click();
  await expect(sharing).toBeVisible();

  const panel = await openPeople(ana);
  await expect(panel.getByRole('img', { name: 'Sharing a screen' })).toBeVisible();
  await actOn(ana, 'Ben', 'Stop their screen share');
  await expect(notice(ben.page, /Ana stopped your screen share/)).toBeVisible();
  await expect(sharing).toHaveCount(0);

  await share.click();
  await expect(sharing).toBeVisible();
  await panel.getByRole('switch', { name: 'Guests can share their screens' }).click();
  await expect(sharing).toHaveCount(0);
  await expect(share).toBeDisabled();
  await expect(ana.page.getByRole('button', { name: 'Share screen' })).toBeEnabled();

  await actOn(ana, 'Ben', 'Make host');
  await expect(share).toBeEnabled();
});

test('a host mutes everybody, admits all, and then locks the room', async ({ browser }) => {
  test.slow();
  const room = createRoomName();
  await using ana = await joinAsHost(browser, room, 'Ana');
  await using ben = await joinRoom(browser, room, 'Ben');
  await expectConnectedTo(ana, ['Ben']);
  const panel = await openPeople(ana);
  const access = panel.getByLabel('Who can join');
  await access.selectOption('Anyone whom a host admits');
  await using cleo = await joinRoom(browser, room, 'Cleo');
  await using dan = await joinRoom(browser, room, 'Dan');
  await expect(notice(ana.page, /2 people want to join/)).toBeVisible();
  await panel.getByRole('button', { name: 'Admit all' }).click();
  await expectConnectedTo(ana, ['Ben', 'Cleo', 'Dan']);

  await panel.getByRole('button', { name: 'Mute everybody' }).click();
  for (const name of ['Ben', 'Cleo', 'Dan']) {
    await expect(tileOf(ana, name).getByRole('img', { name: 'Muted', exact: true })).toBeVisible();
  }
  for (const { page } of [ben, cleo, dan]) {
    await expect(notice(page, /Ana muted your microphone/)).toBeVisible();
  }

  await access.selectOption('Nobody else');
  await using eve = await joinRoom(browser, room, 'Eve');
  await expect(eve.page.getByRole('heading', { name: 'The room is locked' })).toBeVisible();
});
