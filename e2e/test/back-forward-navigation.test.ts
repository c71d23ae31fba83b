import { expect, test } from '@playwright/test';
import { expectMediaBetweenAll } from './support/media.ts';
import { expectConnectedTo, createRoomName, joinRoom, tileOf } from './support/participants.ts';

test('a participant who navigates away and back is in the call again, once and as the same member', async ({
  playwright,
  browser,
  baseURL,
}) => {
  test.slow();
  // Playwright disables the back/forward cache by default.
  const ignoreDefaultArgs = ['--disable-back-forward-cache'];
  await using cachingBrowser = await playwright.chromium.launch({ ignoreDefaultArgs });
  const room = createRoomName();
  const permissions = ['camera', 'microphone'];
  await using ana = await joinRoom(cachingBrowser, room, 'Ana', {
    origin: baseURL ?? '',
    permissions,
  });
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

// Chromium does not cache pages with an open camera or connection, but other browsers may. This test
// dispatches the events of a cached page.
test('a page that is restored from the back/forward cache joins the call again', async ({
  browser,
}) => {
  test.slow();
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using ben = await joinRoom(browser, room, 'Ben');
  await expectMediaBetweenAll([ana, ben]);
  const dispatch = (type: string) =>
    ana.page.evaluate(
      (type) => dispatchEvent(new PageTransitionEvent(type, { persisted: true })),
      type,
    );

  await dispatch('pagehide');
  await expectConnectedTo(ben, []);
  await dispatch('pageshow');

  await expectConnectedTo(ana, ['Ben']);
  await expectConnectedTo(ben, ['Ana']);
  await expectMediaBetweenAll([ana, ben]);
});
