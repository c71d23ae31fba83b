import { expect, test } from '@playwright/test';
import { expectPicture } from './support/media.ts';
import { expectCompany, freshRoom, join } from './support/people.ts';
import { startSite } from './support/server.ts';

test('a full room says so, and lets the next one in when there is a place', async ({ browser }) => {
  await using site = await startSite({ MEMBERS_PER_ROOM: '2' });
  const { origin } = site;
  const room = freshRoom();
  await using ana = await join(browser, room, 'Ana', { origin });
  await using ben = await join(browser, room, 'Ben', { origin });
  await expectCompany(ana, ['Ben']);
  await using cleo = await join(browser, room, 'Cleo', { origin });

  await expect(cleo.page.getByRole('heading', { name: /full/i })).toBeVisible();
  await expectCompany(ana, ['Ben']);

  await ben.page.getByRole('button', { name: /^leave/i }).click();
  await expectCompany(ana, []);
  await cleo.page.getByRole('button', { name: /try again/i }).click();
  await cleo.page.getByRole('button', { name: /^join/i }).click();
  await expectCompany(ana, ['Cleo']);
});

test('a room that has ended says so', async ({ browser }) => {
  await using site = await startSite({ ROOM_MAX_AGE: '3000' });
  const { origin } = site;
  await using ana = await join(browser, freshRoom(), 'Ana', { origin });

  await expect(ana.page.getByRole('heading', { name: /ended/i })).toBeVisible();
});

test('with the server gone the call goes on under a banner, and the banner goes when it is back', async ({
  browser,
}) => {
  await using site = await startSite();
  const { origin } = site;
  const room = freshRoom();
  await using ana = await join(browser, room, 'Ana', { origin });
  await using ben = await join(browser, room, 'Ben', { origin });
  await expectPicture(ana, 'Ben');

  await site.kill();
  await expect(ana.page.getByText(/server does not answer/i).first()).toBeVisible();
  await expectPicture(ana, 'Ben');
  await expectPicture(ben, 'Ana');

  await using _again = await startSite({}, Number(new URL(origin).port));
  await expect(ana.page.getByText(/server does not answer/i)).toHaveCount(0);
  await expectCompany(ana, ['Ben']);
  await expectPicture(ana, 'Ben');
});
