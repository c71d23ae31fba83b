import { expect, test } from '@playwright/test';
import { observeCall, type TileSnapshot } from './support/call-observer.ts';
import { awayIndicator } from './support/indicators.ts';
import { expectMediaBetweenAll, expectVideo } from './support/media.ts';
import {
  joinUrl,
  expectConnectedTo,
  createRoomName,
  joinRoom,
  tileOf,
} from './support/participants.ts';
import { findBrowserProcesses } from './support/browser-processes.ts';
import { startTestServer } from './support/test-server.ts';
import { crashTab, openTabWithStorage, readSessionStorage } from './support/tab.ts';
import { getPeersEverShown, getObservations } from './support/call-monitor.ts';

/** How long the place of someone who is away is kept here, in milliseconds. */
const gracePeriodMs = 6_000;
const settings = { GRACE_MS: `${gracePeriodMs}` };

/** When somebody was first shown in some way, in milliseconds since 1970. */
function findFirstTime(
  company: readonly TileSnapshot[],
  isSo: (moment: TileSnapshot) => boolean,
): number {
  return company.find(isSo)?.at ?? Number.NaN;
}

test('someone whose tab crashes, or whose browser is killed, is away within seconds, and gone with their tile after the grace period', async ({
  browser,
  playwright,
}) => {
  await using site = await startTestServer(settings);
  const { origin } = site;
  const room = createRoomName();
  await using other = await playwright.chromium.launch();
  await using ana = await joinRoom(browser, room, 'Ana', { origin, initScript: observeCall });
  await using ben = await joinRoom(browser, room, 'Ben', { origin });
  await using cleo = await joinRoom(other, room, 'Cleo', { origin });
  await expectConnectedTo(ana, ['Ben', 'Cleo']);
  const signal = await findBrowserProcesses(other);

  const crashed = Date.now();
  await crashTab(ben);
  signal('SIGKILL');

  for (const { name } of [ben, cleo]) {
    await expect(awayIndicator(ana, name)).toBeVisible({ timeout: 3_000 });
  }
  await expectConnectedTo(ana, []);
  await expect(ana.page.getByText(/alone/i)).toBeVisible();
  const { tileHistory } = await getObservations(ana);
  const away = findFirstTime(tileHistory, ({ tiles }) => tiles.some(({ isAway }) => isAway));
  const gone = findFirstTime(tileHistory, ({ at, tiles }) => at > crashed && tiles.length < 2);
  expect(gone - away).toBeGreaterThan(gracePeriodMs - 500);
  expect(gone - away).toBeLessThan(gracePeriodMs + 3_000);
});

test('a crashed tab that is restored within the grace period is the same person', async ({
  browser,
}) => {
  await using site = await startTestServer(settings);
  const { origin } = site;
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana', { origin, initScript: observeCall });
  await using ben = await joinRoom(browser, room, 'Ben', { origin });
  await expectVideo(ana, 'Ben');
  const peer = await tileOf(ana, 'Ben').getAttribute('data-peer');
  const storage = await readSessionStorage(ben);

  await crashTab(ben);
  await expect(awayIndicator(ana, 'Ben')).toBeVisible({ timeout: 3_000 });
  await using restored = await openTabWithStorage(storage, ben, joinUrl(room, 'Ben'));

  await expectConnectedTo(restored, ['Ana']);
  await expectConnectedTo(ana, ['Ben']);
  await expect(awayIndicator(ana, 'Ben')).toHaveCount(0);
  await expectMediaBetweenAll([ana, restored]);
  expect(await getPeersEverShown(ana), 'nobody else appeared').toEqual([peer]);
});
