import { expect, test } from '@playwright/test';
import { keepConnections, signalingStates } from './support/connections.ts';
import { expectEveryoneMeets } from './support/media.ts';
import { expectCompany, freshRoom, join } from './support/people.ts';
import { startRelay } from './support/relay.ts';
import { startSite } from './support/server.ts';

test('two people whose ICE restarts collide go on seeing and hearing each other, over the same connection', async ({
  browser,
}) => {
  test.slow();
  await using site = await startSite();
  await using relay = await startRelay(site.origin);
  const room = freshRoom();
  const settings = { origin: relay.origin, prepare: keepConnections };
  await using ana = await join(browser, room, 'Ana', settings);
  await using ben = await join(browser, room, 'Ben', settings);
  const people = [ana, ben];
  await expectEveryoneMeets(people);

  // More than once: whoever has offered successfully before is treated otherwise by browsers.
  for (const round of [1, 2]) {
    await test.step(`collision ${round}`, async () => {
      relay.hold();
      for (const { page } of people) {
        await page.evaluate(() => document.dispatchEvent(new Event('resume')));
      }
      for (const person of people) {
        await expect.poll(() => signalingStates(person)).toEqual(['have-local-offer']);
      }
      relay.release();
      for (const person of people) {
        await expect.poll(() => signalingStates(person)).toEqual(['stable']);
      }
      await expectEveryoneMeets(people);
      await expectCompany(ana, ['Ben']);
      await expectCompany(ben, ['Ana']);
    });
  }
});
