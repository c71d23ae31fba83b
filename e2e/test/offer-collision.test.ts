import { expect, test } from '@playwright/test';
import { recordPeerConnections, getSignalingStates } from './support/peer-connections.ts';
import { expectMediaBetweenAll } from './support/media.ts';
import { expectConnectedTo, createRoomName, joinRoom } from './support/participants.ts';
import { startTcpProxy } from './support/tcp-proxy.ts';
import { startTestServer } from './support/test-server.ts';

test('two people whose ICE restarts collide go on seeing and hearing each other, over the same connection', async ({
  browser,
}) => {
  test.slow();
  await using site = await startTestServer();
  await using relay = await startTcpProxy(site.origin);
  const room = createRoomName();
  const settings = { origin: relay.origin, initScript: recordPeerConnections };
  await using ana = await joinRoom(browser, room, 'Ana', settings);
  await using ben = await joinRoom(browser, room, 'Ben', settings);
  const people = [ana, ben];
  await expectMediaBetweenAll(people);

  // More than once: whoever has offered successfully before is treated otherwise by browsers.
  for (const round of [1, 2]) {
    await test.step(`collision ${round}`, async () => {
      relay.holdTraffic();
      for (const { page } of people) {
        await page.evaluate(() => document.dispatchEvent(new Event('resume')));
      }
      for (const person of people) {
        await expect.poll(() => getSignalingStates(person)).toEqual(['have-local-offer']);
      }
      relay.releaseTraffic();
      for (const person of people) {
        await expect.poll(() => getSignalingStates(person)).toEqual(['stable']);
      }
      await expectMediaBetweenAll(people);
      await expectConnectedTo(ana, ['Ben']);
      await expectConnectedTo(ben, ['Ana']);
    });
  }
});
