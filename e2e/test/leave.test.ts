import { expect, test } from '@playwright/test';
import { observeCall } from './support/call-observer.ts';
import { expectMediaBetweenAll, expectVideo } from './support/media.ts';
import {
  joinUrl,
  expectConnectedTo,
  createRoomName,
  joinRoom,
  tileOf,
} from './support/participants.ts';
import { openTabWithStorage, readSessionStorage } from './support/tab.ts';
import { getPeersEverShown } from './support/call-monitor.ts';

test('the tile of a member who leaves disappears at once', async ({ browser }) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using ben = await joinRoom(browser, room, 'Ben');
  await expectConnectedTo(ana, ['Ben']);

  await ben.page.getByRole('button', { name: /^leave/i }).click();

  await expectConnectedTo(ana, []);
  await expect(ana.page.getByText(/alone/i)).toBeVisible();
  await expect(ben.page.getByText(/you left the call/i)).toBeVisible();
});

test('the tile of a member who closes the tab disappears at once', async ({ browser }) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using ben = await joinRoom(browser, room, 'Ben');
  await expectConnectedTo(ana, ['Ben']);

  await ben.page.close({ runBeforeUnload: true });

  await expectConnectedTo(ana, []);
});

test('a member who reloads is the same member', async ({ browser }) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana', { initScript: observeCall });
  await using ben = await joinRoom(browser, room, 'Ben');
  await expectMediaBetweenAll([ana, ben]);
  const before = await tileOf(ana, 'Ben').getAttribute('data-peer');

  await ben.page.reload();

  await expectConnectedTo(ben, ['Ana']);
  await expectConnectedTo(ana, ['Ben']);
  await expectMediaBetweenAll([ana, ben]);
  expect(await getPeersEverShown(ana), 'no other member appeared').toEqual([before]);
});

test('a duplicated tab is another member, and both stay', async ({ browser }) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await expectConnectedTo(ana, []);

  // A browser duplicates a tab with its sessionStorage.
  await using _copy = await openTabWithStorage(
    await readSessionStorage(ana),
    ana,
    joinUrl(room, 'Copy'),
  );

  await expectConnectedTo(ana, ['Copy']);
  await expectVideo(ana, 'Copy');
});
