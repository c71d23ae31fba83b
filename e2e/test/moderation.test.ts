import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { expectVideo } from './support/media.ts';
import {
  createRoomName,
  directLink,
  expectConnectedTo,
  joinRoom,
  openBrowser,
  tileOf,
  type Participant,
} from './support/participants.ts';
import { actOn, joinAsHost, notice, openPeople } from './support/people-panel.ts';
import { startCall } from './support/private-call.ts';

const microphone = ({ page }: Participant) =>
  page.getByRole('button', { name: 'Microphone', exact: true });

test('a host mutes, and the muted person reads who it was and unmutes', async ({ browser }) => {
  const room = createRoomName();
  await using ana = await joinAsHost(browser, room, 'Ana');
  await using ben = await joinRoom(browser, room, 'Ben');
  await expectConnectedTo(ben, ['Ana']);
  await expect(microphone(ben)).toHaveAttribute('aria-pressed', 'true');
  await openPeople(ana);

  await actOn(ana, 'Ben', 'Mute');
  await expect(notice(ben.page, /Ana muted your microphone/)).toBeVisible();
  await expect(microphone(ben)).toHaveAttribute('aria-pressed', 'false');

  await actOn(ana, 'Ben', 'Ask to unmute');
  const asked = notice(ben.page, /Ana asks you to unmute/);
  await asked.getByRole('button', { name: 'Unmute' }).click();
  await expect(microphone(ben)).toHaveAttribute('aria-pressed', 'true');
  await expect(asked).toHaveCount(0);

  // Guests have no such actions.
  const panel = await openPeople(ben);
  await panel.getByRole('button', { name: 'Options for Ana' }).click();
  await expect(ben.page.getByRole('button', { name: 'Mute', exact: true })).toHaveCount(0);
  await expect(panel.getByLabel('Who can join')).toHaveCount(0);
});

test('raised hands are numbered, and a new host lowers them', async ({ browser }) => {
  const room = createRoomName();
  await using ana = await joinAsHost(browser, room, 'Ana');
  await using ben = await joinRoom(browser, room, 'Ben');
  await expectConnectedTo(ben, ['Ana']);
  const panel = await openPeople(ana);
  await actOn(ana, 'Ben', 'Make host');
  await expect(notice(ben.page, /Ana made you a host/)).toBeVisible();
  const bensPanel = await openPeople(ben);
  await expect(bensPanel.getByText('Host', { exact: true })).toHaveCount(2);

  await ben.page.getByRole('button', { name: 'Raise hand' }).click();
  await expect(panel.getByRole('img', { name: 'Hand raised, number 1' })).toBeVisible();
  await ana.page.getByRole('button', { name: 'Raise hand' }).click();
  await expect(panel.getByRole('img', { name: 'Hand raised, number 2' })).toBeVisible();

  await bensPanel.getByRole('button', { name: 'Lower all hands' }).click();
  await expect(notice(ana.page, /Ben lowered your hand/)).toBeVisible();
  await expect(panel.getByRole('img', { name: 'Hand raised, number 2' })).toHaveCount(0);
});

test('the owner removes somebody, who does not come back, not even with a new browser', async ({
  browser,
}) => {
  await using ana = await openBrowser(browser, 'Ana');
  const link = await startCall(ana);
  await using ben = await openBrowser(browser, 'Ben');
  await ben.page.goto(directLink(link, 'Ben'));
  await using cleo = await openBrowser(browser, 'Cleo');
  await cleo.page.goto(directLink(link, 'Cleo'));
  await expectVideo(ana, 'Ben');
  await expectVideo(cleo, 'Ben');

  const panel = await openPeople(ana);
  await expect(panel.getByText('Owner', { exact: true })).toBeVisible();
  await actOn(ana, 'Ben', 'Remove from the call');
  await ana.page.getByRole('button', { name: 'Remove Ben' }).click();

  await expect(ben.page.getByRole('heading', { name: /you were removed/i })).toBeVisible();
  await expect(tileOf(cleo, 'Ben')).toHaveCount(0);
  await expect(tileOf(ana, 'Ben')).toHaveCount(0);
  await expect.poll(() => cleo.page.url()).not.toBe(link);
  await expectVideo(cleo, 'Ana');

  await using again = await openBrowser(browser, 'Ben again');
  await again.page.goto(directLink(link, 'Ben'));
  await expect(again.page.getByRole('heading', { name: /link/i })).toBeVisible();
});

test('the owner of a private call makes a host, who admits by a key, lowers one hand, and opens the call again', async ({
  browser,
}) => {
  test.slow();
  await using ana = await openBrowser(browser, 'Ana');
  const link = await startCall(ana);
  await using ben = await openBrowser(browser, 'Ben');
  await ben.page.goto(directLink(link, 'Ben'));
  await expectConnectedTo(ana, ['Ben']);
  await openPeople(ana);
  await actOn(ana, 'Ben', 'Make host');
  await expect(notice(ben.page, /Ana made you a host/)).toBeVisible();

  const panel = await openPeople(ben);
  const access = panel.getByLabel('Who can join');
  await access.selectOption('Anyone whom a host admits');
  await panel.press('Escape');
  await using eve = await openBrowser(browser, 'Eve');
  await eve.page.goto(directLink(link, 'Eve'));
  await expect(notice(ben.page, /Eve wants to join/)).toBeVisible();
  await ben.page.keyboard.press('a');
  await expectConnectedTo(eve, ['Ana', 'Ben']);

  await eve.page.getByRole('button', { name: 'Raise hand' }).click();
  await openPeople(ben);
  await expect(panel.getByRole('img', { name: 'Hand raised, number 1' })).toBeVisible();
  await actOn(ben, 'Eve', 'Lower their hand');
  await expect(notice(eve.page, /Ben lowered your hand/)).toBeVisible();

  await access.selectOption('Anyone with the link');
  await using cleo = await openBrowser(browser, 'Cleo');
  await cleo.page.goto(directLink(link, 'Cleo'));
  await expectConnectedTo(cleo, ['Ana', 'Ben', 'Eve']);
});

test('a host ends the call for everybody', async ({ browser }) => {
  const room = createRoomName();
  await using ana = await joinAsHost(browser, room, 'Ana');
  await using ben = await joinRoom(browser, room, 'Ben');
  await expectConnectedTo(ben, ['Ana']);
  const panel = await openPeople(ana);
  await panel.getByRole('button', { name: 'End the call for everybody' }).click();
  await panel.getByRole('button', { name: 'End it now' }).click();
  for (const { page } of [ana, ben]) {
    await expect(page.getByRole('heading', { name: /ended/i })).toBeVisible();
  }
});

test('the panel of people is accessible on a phone', async ({ browser }) => {
  const room = createRoomName();
  const contextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true };
  await using ana = await joinAsHost(browser, room, 'Ana', { contextOptions });
  await using ben = await joinRoom(browser, room, 'Ben');
  await expectConnectedTo(ben, ['Ana']);
  const panel = await openPeople(ana);
  await expectAccessible(ana.page, 'people');
  await panel.getByRole('button', { name: 'Options for Ben' }).click();
  await expectAccessible(ana.page, 'people');
});
