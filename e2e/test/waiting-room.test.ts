import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { expectVideo } from './support/media.ts';
import {
  createRoomName,
  directLink,
  expectConnectedTo,
  joinRoom,
  openBrowser,
} from './support/participants.ts';
import { joinAsHost, notice, openPeople, openWaitingRoom } from './support/people-panel.ts';
import { joinButton, startCall } from './support/private-call.ts';

test('who comes to a waiting room sees who is asked, and is admitted or denied', async ({
  browser,
}) => {
  const room = createRoomName();
  await using ana = await joinAsHost(browser, room, 'Ana');
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

test('who waits in a private room shows a picture to the hosts, which the server cannot see', async ({
  browser,
}) => {
  await using ana = await openBrowser(browser, 'Ana');
  const received: string[] = [];
  ana.page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => received.push(String(payload)));
  });
  const link = await startCall(ana);
  const panel = await openWaitingRoom(ana);
  await using eve = await openBrowser(browser, 'Eve');
  await eve.page.goto(directLink(link, 'Eve'));
  await eve.page.getByRole('button', { name: 'Show a picture of you' }).click();
  await expect(eve.page.getByRole('img', { name: 'The picture of you' })).toBeVisible();
  await expectAccessible(eve.page, 'waiting room');

  const portrait = panel.getByRole('img', { name: 'Picture of Eve' });
  await expect(portrait).toBeVisible();
  // The fake camera is green.
  const color = () =>
    portrait.evaluate((canvas: HTMLCanvasElement) => {
      const [red = 0, green = 0] = canvas.getContext('2d')?.getImageData(8, 8, 1, 1).data ?? [];
      return { size: canvas.width, isGreen: green > 2 * red && green > 60 };
    });
  await expect.poll(color).toEqual({ size: 96, isGreen: true });
  expect(received.join()).not.toContain('"portrait"');

  await eve.page.getByRole('button', { name: 'Take it back' }).click();
  await expect(portrait).toHaveCount(0);
  await panel.getByRole('button', { name: 'Admit Eve' }).click();
  await expectVideo(ana, 'Eve');
});

test('who waits in a private room is not let in because the owner loads the page again', async ({
  browser,
}) => {
  await using ana = await openBrowser(browser, 'Ana');
  const link = await startCall(ana);
  const panel = await openWaitingRoom(ana);
  await using eve = await openBrowser(browser, 'Eve');
  await eve.page.goto(directLink(link, 'Eve'));
  await expect(panel.getByRole('button', { name: 'Admit Eve' })).toBeVisible();

  await ana.page.reload();
  await joinButton(ana.page).click();
  await expect(notice(ana.page, /Eve wants to join/)).toBeVisible();
  await expect(eve.page.getByText(/Ana has been asked/)).toBeVisible();
  await notice(ana.page, /Eve wants to join/)
    .getByRole('button', { name: 'Admit' })
    .click();
  await expectConnectedTo(ana, ['Eve']);
});
