import { expect, test } from '@playwright/test';
import { observeCall, type Company } from '../scripts/observe-call.ts';
import { awayMark } from './support/marks.ts';
import { expectEveryoneMeets, expectPicture } from './support/media.ts';
import { directLink, expectCompany, freshRoom, join, tileOf } from './support/people.ts';
import { processesOf } from './support/processes.ts';
import { startSite } from './support/server.ts';
import { crash, openWith, storageOf } from './support/tab.ts';
import { everShown, observed } from './support/undisturbed.ts';

/** How long the place of someone who is away is kept here, in milliseconds. */
const GRACE = 6_000;
const settings = { GRACE: `${GRACE}` };

/** When somebody was first shown in some way, in milliseconds since 1970. */
function firstAt(company: readonly Company[], isSo: (moment: Company) => boolean): number {
  return company.find(isSo)?.at ?? Number.NaN;
}

test('someone whose tab crashes, or whose browser is killed, is away within seconds, and gone with their tile after the grace period', async ({
  browser,
  playwright,
}) => {
  await using site = await startSite(settings);
  const { origin } = site;
  const room = freshRoom();
  await using other = await playwright.chromium.launch();
  await using ana = await join(browser, room, 'Ana', { origin, prepare: observeCall });
  await using ben = await join(browser, room, 'Ben', { origin });
  await using cleo = await join(other, room, 'Cleo', { origin });
  await expectCompany(ana, ['Ben', 'Cleo']);
  const signal = await processesOf(other);

  const crashed = Date.now();
  await crash(ben);
  signal('SIGKILL');

  for (const { name } of [ben, cleo]) {
    await expect(awayMark(ana, name)).toBeVisible({ timeout: 3_000 });
  }
  await expectCompany(ana, []);
  await expect(ana.page.getByText(/alone/i)).toBeVisible();
  const { company } = await observed(ana);
  const away = firstAt(company, ({ tiles }) => tiles.some(({ isAway }) => isAway));
  const gone = firstAt(company, ({ at, tiles }) => at > crashed && tiles.length < 2);
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
  expect(await everShown(ana), 'nobody else appeared').toEqual([peer]);
});
