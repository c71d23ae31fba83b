import { expect, test } from '@playwright/test';
import { alone } from './support/alone.ts';
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

/** The grace period of these servers. */
const gracePeriodMs = 6_000;
const environment = { GRACE_MS: `${gracePeriodMs}` };

/** The first time at which the tiles fulfilled a condition, in milliseconds since 1970. */
function findFirstTime(
  company: readonly TileSnapshot[],
  isSo: (moment: TileSnapshot) => boolean,
): number {
  return company.find(isSo)?.at ?? Number.NaN;
}

test(
  'a member whose tab crashes or whose browser is killed is away within seconds and removed after the grace period',
  alone,
  async ({ browser, playwright }) => {
    await using server = await startTestServer(environment);
    const { origin } = server;
    const room = createRoomName();
    await using otherBrowser = await playwright.chromium.launch();
    await using ana = await joinRoom(browser, room, 'Ana', { origin, initScript: observeCall });
    await using ben = await joinRoom(browser, room, 'Ben', { origin });
    await using cleo = await joinRoom(otherBrowser, room, 'Cleo', { origin });
    await expectConnectedTo(ana, ['Ben', 'Cleo']);
    const signal = await findBrowserProcesses(otherBrowser);

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
    const removed = findFirstTime(tileHistory, ({ at, tiles }) => at > crashed && tiles.length < 2);
    expect(removed - away).toBeGreaterThan(gracePeriodMs - 500);
    expect(removed - away).toBeLessThan(gracePeriodMs + 3_000);
  },
);

test('a crashed tab that is restored within the grace period is the same member', async ({
  browser,
}) => {
  await using server = await startTestServer(environment);
  const { origin } = server;
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
  expect(await getPeersEverShown(ana), 'no other member appeared').toEqual([peer]);
});
