import { test } from '@playwright/test';
import { alone } from './support/alone.ts';
import { expectMediaBetweenAll } from './support/media.ts';
import { expectConnectedTo, createRoomName, joinRoom } from './support/participants.ts';

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

test('five participants all connect', alone, async ({ browser }) => {
  test.slow();
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using ben = await joinRoom(browser, room, 'Ben');
  await using cleo = await joinRoom(browser, room, 'Cleo');
  await using dan = await joinRoom(browser, room, 'Dan');
  await using eve = await joinRoom(browser, room, 'Eve');

  // On a slow machine it takes a while until all twenty arrive.
  await expectMediaBetweenAll([ana, ben, cleo, dan, eve], { timeout: 90_000 });
});
