import { expect, test } from '@playwright/test';
import { alone } from './support/alone.ts';
import { observeCall } from './support/call-observer.ts';
import { serverUnreachableBanner, mutedIndicator, muteButton } from './support/indicators.ts';
import { expectVideo } from './support/media.ts';
import { expectConnectedTo, createRoomName, joinRoom, tileOf } from './support/participants.ts';
import { startTestServer } from './support/test-server.ts';
import { monitorCall, waitUntil } from './support/call-monitor.ts';
import { joinHeadless } from './support/headless-participant.ts';

/** How long the server keeps a member who is away: less than the longest outage. */
const graceSeconds = 15;
/**
 * The durations of the outages, in sequence. In the last one, the pause between two attempts to reconnect reaches its
 * maximum (`reconnectBackoff`), so that a longer outage would only repeat it.
 */
const outageSeconds = [1, 10, 25] as const;

test(
  'the call continues uninterrupted while the server is down for 1, 10 and 25 seconds',
  alone,
  async ({ browser }) => {
    test.setTimeout(180_000);
    const settings = { GRACE_MS: `${1_000 * graceSeconds}` };
    await using servers = new AsyncDisposableStack();
    let server = servers.use(await startTestServer(settings));
    const { origin } = server;
    const room = createRoomName();
    const options = { origin, initScript: observeCall };
    await using ana = await joinRoom(browser, room, 'Ana', options);
    await using ben = await joinRoom(browser, room, 'Ben', options);
    const call = await monitorCall([ana, ben], async () => {
      await using _secondServer = await startTestServer();
    });

    for (const seconds of outageSeconds) {
      await test.step(`after ${seconds} s`, async () => {
        await server.kill();
        const killed = Date.now();
        await expect(serverUnreachableBanner(ana).first()).toBeVisible();
        await muteButton(ana).click();
        await expect(mutedIndicator(ben, 'Ana')).toBeVisible();
        await waitUntil(ben, killed + seconds * 1_000);
        server = servers.use(await startTestServer(settings, Number(new URL(origin).port)));

        // A newcomer can join although not all members have reconnected.
        using _newcomer = await joinHeadless(origin, room, 'Newcomer');
        await expect(tileOf(ana, 'Newcomer')).toBeVisible();
        await expect(tileOf(ben, 'Newcomer')).toBeVisible();
        await expect(serverUnreachableBanner(ana)).toHaveCount(0);
        await expect(serverUnreachableBanner(ben)).toHaveCount(0);
        await call.expectUninterrupted(`server down for ${seconds} s`);

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
  },
);
