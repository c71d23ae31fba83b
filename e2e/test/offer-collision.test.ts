import { expect, test } from '@playwright/test';
import { recordPeerConnections, getSignalingStates } from './support/peer-connections.ts';
import { expectMediaBetweenAll } from './support/media.ts';
import { expectConnectedTo, createRoomName, joinRoom } from './support/participants.ts';
import { startTcpProxy } from './support/tcp-proxy.ts';
import { startTestServer } from './support/test-server.ts';

test('two participants whose ICE restarts collide still see and hear each other, over the same connection', async ({
  browser,
}) => {
  test.slow();
  await using server = await startTestServer();
  await using proxy = await startTcpProxy(server.origin);
  const room = createRoomName();
  const options = { origin: proxy.origin, initScript: recordPeerConnections };
  await using ana = await joinRoom(browser, room, 'Ana', options);
  await using ben = await joinRoom(browser, room, 'Ben', options);
  const participants = [ana, ben];
  await expectMediaBetweenAll(participants);

  // More than once: browsers behave differently after a peer's offer has succeeded.
  for (const round of [1, 2]) {
    await test.step(`collision ${round}`, async () => {
      proxy.holdTraffic();
      for (const { page } of participants) {
        await page.evaluate(() => document.dispatchEvent(new Event('resume')));
      }
      for (const person of participants) {
        await expect.poll(() => getSignalingStates(person)).toEqual(['have-local-offer']);
      }
      proxy.releaseTraffic();
      for (const person of participants) {
        await expect.poll(() => getSignalingStates(person)).toEqual(['stable']);
      }
      await expectMediaBetweenAll(participants);
      await expectConnectedTo(ana, ['Ben']);
      await expectConnectedTo(ben, ['Ana']);
    });
  }
});
