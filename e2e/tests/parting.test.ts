import { expect, test } from '@playwright/test';
import { observeCall } from '../scripts/observe-call.ts';
import { expectEveryoneMeets, expectPicture } from './support/media.ts';
import { directLink, expectCompany, freshRoom, join, tileOf } from './support/people.ts';
import { openWith, storageOf } from './support/tab.ts';
import { everShown } from './support/undisturbed.ts';

test('someone who leaves is gone at once', async ({ browser }) => {
  const room = freshRoom();
  await using ana = await join(browser, room, 'Ana');
  await using ben = await join(browser, room, 'Ben');
  await expectCompany(ana, ['Ben']);

  await ben.page.getByRole('button', { name: /^leave/i }).click();

  await expectCompany(ana, []);
  await expect(ana.page.getByText(/alone/i)).toBeVisible();
  await expect(ben.page.getByText(/you have left/i)).toBeVisible();
});

test('someone who closes the tab is gone at once', async ({ browser }) => {
  const room = freshRoom();
  await using ana = await join(browser, room, 'Ana');
  await using ben = await join(browser, room, 'Ben');
  await expectCompany(ana, ['Ben']);

  await ben.page.close({ runBeforeUnload: true });

  await expectCompany(ana, []);
});

test('someone who reloads comes back as the same person', async ({ browser }) => {
  const room = freshRoom();
  await using ana = await join(browser, room, 'Ana', { prepare: observeCall });
  await using ben = await join(browser, room, 'Ben');
  await expectEveryoneMeets([ana, ben]);
  const before = await tileOf(ana, 'Ben').getAttribute('data-peer');

  await ben.page.reload();

  await expectCompany(ben, ['Ana']);
  await expectCompany(ana, ['Ben']);
  await expectEveryoneMeets([ana, ben]);
  expect(await everShown(ana), 'nobody else appeared').toEqual([before]);
});

test('a duplicated tab is somebody else, and both stay', async ({ browser }) => {
  const room = freshRoom();
  await using ana = await join(browser, room, 'Ana');
  await expectCompany(ana, []);

  // What browsers do when a tab is duplicated: the copy begins with the storage of the original.
  await using _copy = await openWith(await storageOf(ana), ana, directLink(room, 'Copy'));

  await expectCompany(ana, ['Copy']);
  await expectPicture(ana, 'Copy');
});
