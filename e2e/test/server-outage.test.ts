import { expect, test } from '@playwright/test';
import { observeCall } from './support/call-observer.ts';
import { serverUnreachableBanner, mutedIndicator, muteButton } from './support/indicators.ts';
import { expectVideo } from './support/media.ts';
import { expectConnectedTo, createRoomName, joinRoom, tileOf } from './support/participants.ts';
import { startTestServer } from './support/test-server.ts';
import { monitorCall, waitUntil } from './support/call-monitor.ts';
import { joinHeadless } from './support/headless-participant.ts';

/** For how long the server is away, one time after the other, in seconds. */
const outageSeconds = [1, 10, 60] as const;

test('a server that is killed, and comes back after 1, 10 and 60 seconds, takes nothing from the call', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  await using sites = new AsyncDisposableStack();
  let site = sites.use(await startTestServer());
  const { origin } = site;
  const room = createRoomName();
  const settings = { origin, initScript: observeCall };
  await using ana = await joinRoom(browser, room, 'Ana', settings);
  await using ben = await joinRoom(browser, room, 'Ben', settings);
  const call = await monitorCall([ana, ben], async () => {
    await using _another = await startTestServer();
  });

  for (const seconds of outageSeconds) {
    await test.step(`after ${seconds} s`, async () => {
      await site.kill();
      const killed = Date.now();
      await expect(serverUnreachableBanner(ana).first()).toBeVisible();
      await muteButton(ana).click();
      await expect(mutedIndicator(ben, 'Ana')).toBeVisible();
      await waitUntil(ben, killed + seconds * 1_000);
      site = sites.use(await startTestServer({}, Number(new URL(origin).port)));

      // Members come back one by one, and whoever is new need not wait for them.
      using _visitor = await joinHeadless(origin, room, 'Visitor');
      await expect(tileOf(ana, 'Visitor')).toBeVisible();
      await expect(tileOf(ben, 'Visitor')).toBeVisible();
      await expect(serverUnreachableBanner(ana)).toHaveCount(0);
      await expect(serverUnreachableBanner(ben)).toHaveCount(0);
      await call.expectUninterrupted(`with the server away for ${seconds} s`);

      await muteButton(ana).click();
      await expect(mutedIndicator(ben, 'Ana')).toHaveCount(0);
    });
    await expectConnectedTo(ana, ['Ben']);
    await expectConnectedTo(ben, ['Ana']);
  }

  await muteButton(ana).click();
  await using cleo = await joinRoom(browser, room, 'Cleo', { origin });
  await expectConnectedTo(cleo, ['Ana', 'Ben']);
  await expect(mutedIndicator(cleo, 'Ana')).toBeVisible();
  await expectVideo(cleo, 'Ana');
  await expectVideo(cleo, 'Ben');
  await expectConnectedTo(ana, ['Ben', 'Cleo']);
  await expectConnectedTo(ben, ['Ana', 'Cleo']);
});
