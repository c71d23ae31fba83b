import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { expectVideo } from './support/media.ts';
import { createRoomName, expectConnectedTo, joinRoom } from './support/participants.ts';
import { notice, openPeople } from './support/people-panel.ts';

test('who comes to a waiting room sees who is asked, and is admitted or denied', async ({
  browser,
}) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using ben = await joinRoom(browser, room, 'Ben');
  await expectConnectedTo(ana, ['Ben']);
  const panel = await openPeople(ana);
  await expect(panel.getByText('Host', { exact: true })).toBeVisible();
  await panel.getByLabel('Who can join').selectOption('Anyone whom a host admits');

  await using eve = await joinRoom(browser, room, 'Eve');
  await expect(eve.page.getByRole('heading', { name: 'Waiting to be let in' })).toBeVisible();
  await expect(eve.page.getByText('Ana has been asked to let you in')).toBeVisible();
  await expect(notice(ana.page, /Eve wants to join/)).toBeVisible();
  await expectAccessible(ana.page, 'people');
  // Guests neither see who waits nor decide.
  await expect(notice(ben.page, /wants to join/)).toHaveCount(0);

  await using dan = await joinRoom(browser, room, 'Dan');
  await expect(notice(ana.page, /2 people want to join/)).toBeVisible();
  await panel.getByRole('button', { name: 'Deny Dan' }).click();
  await expect(dan.page.getByText('You were not let in', { exact: false })).toBeVisible();

  await notice(ana.page, /Eve wants to join/)
    .getByRole('button', { name: 'Admit' })
    .click();
  await expectVideo(ana, 'Eve');
  await expectVideo(eve, 'Ben');
  await expect(notice(ana.page, /to join/)).toHaveCount(0);
});
