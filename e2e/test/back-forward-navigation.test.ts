import { expect, test } from '@playwright/test';
import { expectMediaBetweenAll } from './support/media.ts';
import { expectConnectedTo, createRoomName, joinRoom, tileOf } from './support/participants.ts';

test('someone who goes to another page and back is in the call again, as the same person and only once', async ({
  playwright,
  browser,
  baseURL,
}) => {
  test.slow();
  // Playwright turns the back/forward cache off, people do not.
  const ignoreDefaultArgs = ['--disable-back-forward-cache'];
  await using own = await playwright.chromium.launch({ ignoreDefaultArgs });
  const room = createRoomName();
  const permissions = ['camera', 'microphone'];
  await using ana = await joinRoom(own, room, 'Ana', { origin: baseURL ?? '', permissions });
  await using ben = await joinRoom(browser, room, 'Ben');
  await expectMediaBetweenAll([ana, ben]);
  const before = await tileOf(ben, 'Ana').getAttribute('data-peer');

  await ana.page.goto('/');
  await expectConnectedTo(ben, []);
  await ana.page.goBack();

  await expectConnectedTo(ana, ['Ben']);
  await expectConnectedTo(ben, ['Ana']);
  await expectMediaBetweenAll([ana, ben]);
  expect(await tileOf(ben, 'Ana').getAttribute('data-peer')).toBe(before);
});

// Chromium keeps no page that has a camera or a connection open, others may. What such a page is told when it
// is put away and taken out again is told it here.
test('a page that is taken out of the back/forward cache finds its way back into the call', async ({
  browser,
}) => {
  test.slow();
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using ben = await joinRoom(browser, room, 'Ben');
  await expectMediaBetweenAll([ana, ben]);
  const tell = (type: string) =>
    ana.page.evaluate(
      (type) => dispatchEvent(new PageTransitionEvent(type, { persisted: true })),
      type,
    );

  await tell('pagehide');
  await expectConnectedTo(ben, []);
  await tell('pageshow');

  await expectConnectedTo(ana, ['Ben']);
  await expectConnectedTo(ben, ['Ana']);
  await expectMediaBetweenAll([ana, ben]);
});
