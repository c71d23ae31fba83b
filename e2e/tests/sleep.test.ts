import { expect, test } from '@playwright/test';
import { observeCall } from '../scripts/observe-call.ts';
import { longestStandstill } from '../scripts/standstill.ts';
import { awayMark, banner, muteButton } from './support/marks.ts';
import { expectEveryoneMeets, expectPicture } from './support/media.ts';
import { openFreezable } from './support/freezable.ts';
import { directLink, expectCompany, freshRoom, join, tileOf } from './support/people.ts';
import { processesOf } from './support/processes.ts';
import { startSite } from './support/server.ts';
import { everShown, until } from './support/undisturbed.ts';

const numbers = (value: unknown): readonly number[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'number') : [];

/** How long a page is frozen, in milliseconds: longer than a server needs to be replaced by another. */
const FROZEN = 10_000;

test('a page that was frozen while the server was replaced finds everyone on waking, and what they did', async ({
  browser,
}) => {
  test.slow();
  await using site = await startSite();
  const { origin } = site;
  const room = freshRoom();
  await using ben = await join(browser, room, 'Ben', { origin, prepare: observeCall });
  await using ana = await openFreezable(browser, origin + directLink(room, 'Ana'), observeCall);
  await expectPicture(ben, 'Ana');
  const peer = await tileOf(ben, 'Ana').getAttribute('data-peer');

  await ana.freeze();
  const from = Date.now();
  await site.kill();
  await using _next = await startSite({}, Number(new URL(origin).port));
  await expect(banner(ben)).toHaveCount(0);
  await muteButton(ben).click();
  await using cleo = await join(browser, room, 'Cleo', { origin });
  await expectCompany(cleo, ['Ben']);
  await until(ben, from + FROZEN);
  const to = Date.now();
  await ana.thaw();

  await expectCompany(cleo, ['Ben', 'Ana']);
  await expectCompany(ben, ['Ana', 'Cleo']);
  await expectPicture(cleo, 'Ana');
  await expectPicture(ben, 'Ana');
  await expect(awayMark(ben, 'Ana')).toHaveCount(0);
  expect(await tileOf(ben, 'Ana').getAttribute('data-peer')).toBe(peer);
  const tiles = `[...document.querySelectorAll('[data-peer][data-connection=connected]')]`;
  const seen = `${tiles}.map((tile) => tile.innerText.trim().split('\\n')[0]).sort().join()`;
  await expect.poll(() => ana.evaluate(seen)).toBe('Ben,Cleo');
  const muted = `${tiles}.filter((tile) => tile.querySelector('[aria-label=Muted]')).length`;
  await expect.poll(() => ana.evaluate(muted)).toBe(1);
  // It was frozen indeed: not even the timer ran that watches the pictures.
  const looks = numbers(await ana.evaluate('Object.values(callObserved.pictures)[0]'));
  expect(longestStandstill(looks, { from, to })).toBeGreaterThan(FROZEN / 2);
});

test('someone whose computer sleeps is back in the call on waking, also if they were given up meanwhile', async ({
  browser,
  playwright,
}) => {
  test.slow();
  // The place of someone who is away is kept shortly, so that one can oversleep it.
  await using site = await startSite({ GRACE: '3000', PING_INTERVAL: '2000' });
  const { origin } = site;
  const room = freshRoom();
  await using other = await playwright.chromium.launch();
  await using ana = await join(other, room, 'Ana', { origin });
  await using ben = await join(browser, room, 'Ben', { origin, prepare: observeCall });
  await expectPicture(ana, 'Ben');
  await expectPicture(ben, 'Ana');
  const peer = await tileOf(ben, 'Ana').getAttribute('data-peer');
  const signal = await processesOf(other);
  using waking = new DisposableStack();
  waking.defer(() => signal('SIGCONT'));

  for (const isGivenUp of [false, true]) {
    signal('SIGSTOP');
    await expect(awayMark(ben, 'Ana')).toBeVisible();
    if (isGivenUp) await expectCompany(ben, []);
    signal('SIGCONT');

    await expectCompany(ben, ['Ana']);
    await expect(awayMark(ben, 'Ana')).toHaveCount(0);
    await expectCompany(ana, ['Ben']);
    await expect(banner(ana)).toHaveCount(0);
    await expectEveryoneMeets([ana, ben]);
  }
  expect(await everShown(ben), 'nobody else appeared').toEqual([peer]);
});
