import { expect, test } from '@playwright/test';
import { observeCall } from '../scripts/observe-call.ts';
import { banner, mutedMark, muteButton } from './support/marks.ts';
import { expectPicture } from './support/media.ts';
import { expectCompany, freshRoom, join, tileOf } from './support/people.ts';
import { startSite } from './support/server.ts';
import { calmCall, until } from './support/undisturbed.ts';
import { visit } from './support/visitor.ts';

/** For how long the server is away, one time after the other, in seconds. */
const outages = [1, 10, 60] as const;

test('a server that is killed, and comes back after 1, 10 and 60 seconds, takes nothing from the call', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  await using sites = new AsyncDisposableStack();
  let site = sites.use(await startSite());
  const { origin } = site;
  const room = freshRoom();
  const settings = { origin, prepare: observeCall };
  await using ana = await join(browser, room, 'Ana', settings);
  await using ben = await join(browser, room, 'Ben', settings);
  const call = await calmCall([ana, ben], async () => {
    await using _another = await startSite();
  });

  for (const seconds of outages) {
    await test.step(`after ${seconds} s`, async () => {
      await site.kill();
      const killed = Date.now();
      await expect(banner(ana).first()).toBeVisible();
      await muteButton(ana).click();
      await expect(mutedMark(ben, 'Ana')).toBeVisible();
      await until(ben, killed + seconds * 1_000);
      site = sites.use(await startSite({}, Number(new URL(origin).port)));

      // Members come back one by one, and whoever is new need not wait for them.
      using _visitor = await visit(origin, room, 'Visitor');
      await expect(tileOf(ana, 'Visitor')).toBeVisible();
      await expect(tileOf(ben, 'Visitor')).toBeVisible();
      await expect(banner(ana)).toHaveCount(0);
      await expect(banner(ben)).toHaveCount(0);
      await call.expectUndisturbed(`with the server away for ${seconds} s`);

      await muteButton(ana).click();
      await expect(mutedMark(ben, 'Ana')).toHaveCount(0);
    });
    await expectCompany(ana, ['Ben']);
    await expectCompany(ben, ['Ana']);
  }

  await muteButton(ana).click();
  await using cleo = await join(browser, room, 'Cleo', { origin });
  await expectCompany(cleo, ['Ana', 'Ben']);
  await expect(mutedMark(cleo, 'Ana')).toBeVisible();
  await expectPicture(cleo, 'Ana');
  await expectPicture(cleo, 'Ben');
  await expectCompany(ana, ['Ben', 'Cleo']);
  await expectCompany(ben, ['Ana', 'Cleo']);
});
