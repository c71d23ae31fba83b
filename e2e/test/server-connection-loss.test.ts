import { expect, test } from '@playwright/test';
import { observeCall } from './support/call-observer.ts';
import {
  awayIndicator,
  serverUnreachableBanner,
  mutedIndicator,
  muteButton,
} from './support/indicators.ts';
import { expectConnectedTo, createRoomName, joinRoom } from './support/participants.ts';
import { startTcpProxy, type TcpProxy } from './support/tcp-proxy.ts';
import { startTestServer } from './support/test-server.ts';
import { monitorCall } from './support/call-monitor.ts';

/** How the line between one person and the server breaks. */
const disruptions = [
  { how: 'is reset', befall: (relay: TcpProxy) => relay.resetConnections() },
  { how: 'goes dead without a word', befall: (relay: TcpProxy) => relay.dropTraffic() },
] as const;

test("one person's socket that is reset, or goes dead without a word, is replaced, and takes nothing from the call", async ({
  browser,
}) => {
  test.slow();
  await using site = await startTestServer();
  await using relay = await startTcpProxy(site.origin);
  const room = createRoomName();
  const initScript = observeCall;
  await using ana = await joinRoom(browser, room, 'Ana', {
    origin: relay.origin,
    initScript,
  });
  await using ben = await joinRoom(browser, room, 'Ben', {
    origin: site.origin,
    initScript,
  });
  const call = await monitorCall([ana, ben]);

  for (const { how, befall } of disruptions) {
    await test.step(how, async () => {
      const before = relay.connectionCount;
      befall(relay);
      await muteButton(ana).click();
      await expect(mutedIndicator(ben, 'Ana')).toBeVisible();
      await expect.poll(() => relay.connectionCount, 'another socket').toBeGreaterThan(before);
      await expect(serverUnreachableBanner(ana)).toHaveCount(0);
      await call.expectUninterrupted(`with a socket that ${how}`);

      await muteButton(ana).click();
      await expect(mutedIndicator(ben, 'Ana')).toHaveCount(0);
    });
  }

  await muteButton(ben).click();
  await expect(mutedIndicator(ana, 'Ben')).toBeVisible();
  await using cleo = await joinRoom(browser, room, 'Cleo', { origin: site.origin });
  await expectConnectedTo(cleo, ['Ana', 'Ben']);
  await expectConnectedTo(ana, ['Ben', 'Cleo']);
  await expect(mutedIndicator(cleo, 'Ben')).toBeVisible();
  // The server knows of her new socket, or she would be away to others.
  await expect(awayIndicator(ben, 'Ana')).toHaveCount(0);
  await expect(awayIndicator(cleo, 'Ana')).toHaveCount(0);
});
