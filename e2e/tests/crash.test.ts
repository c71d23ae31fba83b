import { expect, test } from '@playwright/test';
import { observeCall, type Company } from '../scripts/observe-call.ts';
import { awayMark } from './support/marks.ts';
import { expectEveryoneMeets, expectPicture } from './support/media.ts';
import { directLink, expectCompany, freshRoom, join, tileOf } from './support/people.ts';
import { processesOf } from './support/processes.ts';
import { startSite } from './support/server.ts';
import { crash, openWith, storageOf } from './support/tab.ts';
import { observed } from './support/undisturbed.ts';

/** How long the place of someone who is away is kept here, in milliseconds. */
const GRACE = 6_000;
const settings = { GRACE: `${GRACE}` };

/** When somebody was first shown in some way, in milliseconds since 1970. */
function firstAt(company: readonly Company[], isSo: (moment: Company) => boolean): number {
  return company.find(isSo)?.at ?? Number.NaN;
}

/** Everyone who was ever shown, and the most that were shown at a time. */
function everShown(company: readonly Company[]) {
  return {
    peers: [...new Set(company.flatMap(({ tiles }) => tiles.map(({ peer }) => peer)))],
    most: Math.max(...company.map(({ tiles }) => tiles.length)),
  };
}

test('someone whose tab crashes is away within seconds, and gone with their tile after the grace period', async ({
  browser,
}) => {
  await using site = await startSite(settings);
  const { origin } = site;
  const room = freshRoom();
  await using ana = await join(browser, room, 'Ana', { origin, prepare: observeCall });
  await using ben = await join(browser, room, 'Ben', { origin });
  await expectPicture(ana, 'Ben');

  const crashed = Date.now();
  await crash(ben);

  await expect(awayMark(ana, 'Ben')).toBeVisible({ timeout: 3_000 });
  await expectCompany(ana, []);
  await expect(ana.page.getByText(/alone/i)).toBeVisible();
  const { company } = await observed(ana);
  const away = firstAt(company, ({ tiles }) => tiles.some(({ isAway }) => isAway));
  const gone = firstAt(company, ({ at, tiles }) => at > crashed && tiles.length === 0);
  expect(gone - away).toBeGreaterThan(GRACE - 500);
  expect(gone - away).toBeLessThan(GRACE + 3_000);
});

test('a crashed tab that is restored within the grace period is the same person', async ({
  browser,
}) => {
  await using site = await startSite(settings);
  const { origin } = site;
  const room = freshRoom();
  await using ana = await join(browser, room, 'Ana', { origin, prepare: observeCall });
  await using ben = await join(browser, room, 'Ben', { origin });
  await expectPicture(ana, 'Ben');
  const peer = await tileOf(ana, 'Ben').getAttribute('data-peer');
  const storage = await storageOf(ben);

  await crash(ben);
  await expect(awayMark(ana, 'Ben')).toBeVisible({ timeout: 3_000 });
  await using restored = await openWith(storage, ben, directLink(room, 'Ben'));

  await expectCompany(restored, ['Ana']);
  await expectCompany(ana, ['Ben']);
  await expect(awayMark(ana, 'Ben')).toHaveCount(0);
  await expectEveryoneMeets([ana, restored]);
  const { company } = await observed(ana);
  expect(everShown(company)).toEqual({ peers: [peer], most: 1 });
});

test('a tab that reloads is the same person, and nobody else appears', async ({ browser }) => {
  await using site = await startSite(settings);
  const { origin } = site;
  const room = freshRoom();
  await using ana = await join(browser, room, 'Ana', { origin, prepare: observeCall });
  await using ben = await join(browser, room, 'Ben', { origin });
  await expectPicture(ana, 'Ben');
  const peer = await tileOf(ana, 'Ben').getAttribute('data-peer');

  await ben.page.reload();

  await expectCompany(ben, ['Ana']);
  await expectCompany(ana, ['Ben']);
  await expectPicture(ana, 'Ben');
  const { company } = await observed(ana);
  expect(everShown(company)).toEqual({ peers: [peer], most: 1 });
});

test('someone whose whole browser is killed is away within seconds, and gone after the grace period', async ({
  browser,
  playwright,
}) => {
  await using site = await startSite(settings);
  const { origin } = site;
  const room = freshRoom();
  await using ana = await join(browser, room, 'Ana', { origin });
  await using other = await playwright.chromium.launch();
  const ben = await join(other, room, 'Ben', { origin });
  await expectPicture(ana, 'Ben');
  await expectPicture(ben, 'Ana');

  const signal = await processesOf(other);
  signal('SIGKILL');

  await expect(awayMark(ana, 'Ben')).toBeVisible({ timeout: 3_000 });
  await expectCompany(ana, []);
});
