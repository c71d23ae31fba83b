import { test } from '@playwright/test';
import { expectMediaBetweenAll } from './support/media.ts';
import { expectConnectedTo, createRoomName, joinRoom } from './support/participants.ts';

test('the second to join and the first see and hear each other', async ({ browser }) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await expectConnectedTo(ana, []);
  await using ben = await joinRoom(browser, room, 'Ben');

  await expectConnectedTo(ana, ['Ben']);
  await expectConnectedTo(ben, ['Ana']);
  await expectMediaBetweenAll([ana, ben]);
});

test('it works in the other order as well', async ({ browser }) => {
  const room = createRoomName();
  await using ben = await joinRoom(browser, room, 'Ben');
  await expectConnectedTo(ben, []);
  await using ana = await joinRoom(browser, room, 'Ana');

  await expectMediaBetweenAll([ana, ben]);
});

test('two who join at the same instant meet', async ({ browser }) => {
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

test('three people all meet each other', async ({ browser }) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using ben = await joinRoom(browser, room, 'Ben');
  await using cleo = await joinRoom(browser, room, 'Cleo');

  await expectMediaBetweenAll([ana, ben, cleo]);
});

test('five people all meet each other', async ({ browser }) => {
  test.slow();
  const room = createRoomName();
  // Twenty pictures are encoded on one machine: everyone chooses the smallest.
  const settings = { initScript: () => localStorage.setItem('visavis.quality', '360p') };
  await using ana = await joinRoom(browser, room, 'Ana', settings);
  await using ben = await joinRoom(browser, room, 'Ben', settings);
  await using cleo = await joinRoom(browser, room, 'Cleo', settings);
  await using dan = await joinRoom(browser, room, 'Dan', settings);
  await using eve = await joinRoom(browser, room, 'Eve', settings);

  // A slow machine has its hands full for a while until all twenty flow.
  await expectMediaBetweenAll([ana, ben, cleo, dan, eve], { timeout: 90_000 });
});
