import { test, type Browser } from '@playwright/test';
import { alone } from './support/alone.ts';
import { expectAudio, expectMediaBetweenAll, expectVideoBetweenAll } from './support/media.ts';
import {
  expectConnectedTo,
  createRoomName,
  joinRoom,
  type Participant,
} from './support/participants.ts';

test('two participants see and hear each other', async ({ browser }) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await expectConnectedTo(ana, []);
  await using ben = await joinRoom(browser, room, 'Ben');

  await expectConnectedTo(ana, ['Ben']);
  await expectConnectedTo(ben, ['Ana']);
  await expectMediaBetweenAll([ana, ben]);
});

test('two participants see and hear each other, in the other order', async ({ browser }) => {
  const room = createRoomName();
  await using ben = await joinRoom(browser, room, 'Ben');
  await expectConnectedTo(ben, []);
  await using ana = await joinRoom(browser, room, 'Ana');

  await expectMediaBetweenAll([ana, ben]);
});

test('two participants who join at the same time connect', async ({ browser }) => {
  const room = createRoomName();
  const [ana, ben] = await Promise.all([
    joinRoom(browser, room, 'Ana'),
    joinRoom(browser, room, 'Ben'),
  ]);
  await using _ana = ana;
  await using _ben = ben;

  await expectConnectedTo(ana, ['Ben']);
  await expectMediaBetweenAll([ana, ben]);
});

test('three participants all connect', async ({ browser }) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using ben = await joinRoom(browser, room, 'Ben');
  await using cleo = await joinRoom(browser, room, 'Cleo');

  await expectMediaBetweenAll([ana, ben, cleo]);
});

/** Joins with the microphone muted: five people who speak at once keep two cores busy with audio alone. */
async function joinMuted(browser: Browser, room: string, name: string): Promise<Participant> {
  const participant = await joinRoom(browser, room, name);
  await participant.page.getByRole('button', { name: 'Microphone', exact: true }).click();
  return participant;
}

test('five participants all connect', alone, async ({ browser }) => {
  test.slow();
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using ben = await joinMuted(browser, room, 'Ben');
  await using cleo = await joinMuted(browser, room, 'Cleo');
  await using dan = await joinMuted(browser, room, 'Dan');
  await using eve = await joinMuted(browser, room, 'Eve');

  const everyone = [ana, ben, cleo, dan, eve];
  // On a slow machine it takes a while until all twenty arrive.
  await expectVideoBetweenAll(everyone, { timeout: 60_000 });
  for (const listener of [ben, cleo, dan, eve]) await expectAudio(listener, 'Ana');
});
