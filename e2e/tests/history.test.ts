import { expect, test } from '@playwright/test';
import { expectEveryoneMeets } from './support/media.ts';
import { expectCompany, freshRoom, join, tileOf } from './support/people.ts';

test('someone who goes to another page and back is in the call again, as the same person and only once', async ({
  playwright,
  browser,
  baseURL,
}) => {
  test.slow();
  // Playwright turns the back/forward cache off, people do not.
  const ignoreDefaultArgs = ['--disable-back-forward-cache'];
  await using own = await playwright.chromium.launch({ ignoreDefaultArgs });
  const room = freshRoom();
  const permissions = ['camera', 'microphone'];
  await using ana = await join(own, room, 'Ana', { origin: baseURL ?? '', permissions });
  await using ben = await join(browser, room, 'Ben');
  await expectEveryoneMeets([ana, ben]);
  const before = await tileOf(ben, 'Ana').getAttribute('data-peer');

  await ana.page.goto('/');
  await expectCompany(ben, []);
  await ana.page.goBack();

  await expectCompany(ana, ['Ben']);
  await expectCompany(ben, ['Ana']);
  await expectEveryoneMeets([ana, ben]);
  expect(await tileOf(ben, 'Ana').getAttribute('data-peer')).toBe(before);
});

// Chromium keeps no page that has a camera or a connection open, others may. What such a page is told when it
// is put away and taken out again is told it here.
test('a page that is taken out of the back/forward cache finds its way back into the call', async ({
  browser,
}) => {
  test.slow();
  const room = freshRoom();
  await using ana = await join(browser, room, 'Ana');
  await using ben = await join(browser, room, 'Ben');
  await expectEveryoneMeets([ana, ben]);
  const tell = (type: string) =>
    ana.page.evaluate(
      (type) => dispatchEvent(new PageTransitionEvent(type, { persisted: true })),
      type,
    );

  await tell('pagehide');
  await expectCompany(ben, []);
  await tell('pageshow');

  await expectCompany(ana, ['Ben']);
  await expectCompany(ben, ['Ana']);
  await expectEveryoneMeets([ana, ben]);
});
