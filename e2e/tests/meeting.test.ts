import { test } from '@playwright/test';
import { expectEveryoneMeets } from './support/media.ts';
import { expectCompany, freshRoom, join } from './support/people.ts';

test('the second to join and the first see and hear each other', async ({ browser }) => {
  const room = freshRoom();
  await using ana = await join(browser, room, 'Ana');
  await expectCompany(ana, []);
  await using ben = await join(browser, room, 'Ben');

  await expectCompany(ana, ['Ben']);
  await expectCompany(ben, ['Ana']);
  await expectEveryoneMeets([ana, ben]);
});

test('it works in the other order as well', async ({ browser }) => {
  const room = freshRoom();
  await using ben = await join(browser, room, 'Ben');
  await expectCompany(ben, []);
  await using ana = await join(browser, room, 'Ana');

  await expectEveryoneMeets([ana, ben]);
});

test('two who join at the same instant meet', async ({ browser }) => {
  const room = freshRoom();
  const [ana, ben] = await Promise.all([join(browser, room, 'Ana'), join(browser, room, 'Ben')]);
  await using _ana = ana;
  await using _ben = ben;

  await expectCompany(ana, ['Ben']);
  await expectEveryoneMeets([ana, ben]);
});

test('three people all meet each other', async ({ browser }) => {
  const room = freshRoom();
  await using ana = await join(browser, room, 'Ana');
  await using ben = await join(browser, room, 'Ben');
  await using cleo = await join(browser, room, 'Cleo');

  await expectEveryoneMeets([ana, ben, cleo]);
});

test('five people all meet each other', async ({ browser }) => {
  test.slow();
  const room = freshRoom();
  // Twenty pictures are encoded on one machine: everyone chooses the smallest.
  const settings = { prepare: () => localStorage.setItem('visavis.quality', '360p') };
  await using ana = await join(browser, room, 'Ana', settings);
  await using ben = await join(browser, room, 'Ben', settings);
  await using cleo = await join(browser, room, 'Cleo', settings);
  await using dan = await join(browser, room, 'Dan', settings);
  await using eve = await join(browser, room, 'Eve', settings);

  // A slow machine has its hands full for a while until all twenty flow.
  await expectEveryoneMeets([ana, ben, cleo, dan, eve], { timeout: 90_000 });
});
