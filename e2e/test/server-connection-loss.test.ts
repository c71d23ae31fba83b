import { expect, test } from '@playwright/test';
import { alone } from './support/alone.ts';
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

/** How the connection to the server fails. */
const disruptions = [
  { how: 'is reset', disrupt: (proxy: TcpProxy) => proxy.resetConnections() },
  { how: 'stops without a close', disrupt: (proxy: TcpProxy) => proxy.dropTraffic() },
] as const;

test(
  'a socket that is reset or stops without a close is replaced, and the call continues uninterrupted',
  alone,
  async ({ browser }) => {
    test.slow();
    await using server = await startTestServer();
    await using proxy = await startTcpProxy(server.origin);
    const room = createRoomName();
    const initScript = observeCall;
    await using ana = await joinRoom(browser, room, 'Ana', {
      origin: proxy.origin,
      initScript,
    });
    await using ben = await joinRoom(browser, room, 'Ben', {
      origin: server.origin,
      initScript,
    });
    const call = await monitorCall([ana, ben]);

    for (const { how, disrupt } of disruptions) {
      await test.step(how, async () => {
        const before = proxy.connectionCount;
        disrupt(proxy);
        await muteButton(ana).click();
        await expect(mutedIndicator(ben, 'Ana')).toBeVisible();
        await expect.poll(() => proxy.connectionCount, 'another socket').toBeGreaterThan(before);
        await expect(serverUnreachableBanner(ana)).toHaveCount(0);
        await call.expectUninterrupted(`with a socket that ${how}`);

        await muteButton(ana).click();
        await expect(mutedIndicator(ben, 'Ana')).toHaveCount(0);
      });
    }

    await muteButton(ben).click();
    await expect(mutedIndicator(ana, 'Ben')).toBeVisible();
    await using cleo = await joinRoom(browser, room, 'Cleo', { origin: server.origin });
    await expectConnectedTo(cleo, ['Ana', 'Ben']);
    await expectConnectedTo(ana, ['Ben', 'Cleo']);
    await expect(mutedIndicator(cleo, 'Ben')).toBeVisible();
    // The server knows the new socket, or Ana would be away.
    await expect(awayIndicator(ben, 'Ana')).toHaveCount(0);
    await expect(awayIndicator(cleo, 'Ana')).toHaveCount(0);
  },
);
