import { expect, test } from '@playwright/test';
import { observeCall } from '../scripts/observe-call.ts';
import { awayMark, banner, mutedMark, muteButton } from './support/marks.ts';
import { expectCompany, freshRoom, join } from './support/people.ts';
import { startRelay, type Relay } from './support/relay.ts';
import { startSite } from './support/server.ts';
import { calmCall } from './support/undisturbed.ts';

/** How the line between one person and the server breaks. */
const troubles = [
  { how: 'is reset', befall: (relay: Relay) => relay.cut() },
  { how: 'goes dead without a word', befall: (relay: Relay) => relay.silence() },
] as const;

test("one person's socket that is reset, or goes dead without a word, is replaced, and takes nothing from the call", async ({
  browser,
}) => {
  test.slow();
  await using site = await startSite();
  await using relay = await startRelay(site.origin);
  const room = freshRoom();
  const prepare = observeCall;
  await using ana = await join(browser, room, 'Ana', { origin: relay.origin, prepare });
  await using ben = await join(browser, room, 'Ben', { origin: site.origin, prepare });
  const call = await calmCall([ana, ben]);

  for (const { how, befall } of troubles) {
    await test.step(how, async () => {
      const before = relay.connections;
      befall(relay);
      await muteButton(ana).click();
      await expect(mutedMark(ben, 'Ana')).toBeVisible();
      await expect.poll(() => relay.connections, 'another socket').toBeGreaterThan(before);
      await expect(banner(ana)).toHaveCount(0);
      await call.expectUndisturbed(`with a socket that ${how}`);

      await muteButton(ana).click();
      await expect(mutedMark(ben, 'Ana')).toHaveCount(0);
    });
  }

  await muteButton(ben).click();
  await expect(mutedMark(ana, 'Ben')).toBeVisible();
  await using cleo = await join(browser, room, 'Cleo', { origin: site.origin });
  await expectCompany(cleo, ['Ana', 'Ben']);
  await expectCompany(ana, ['Ben', 'Cleo']);
  await expect(mutedMark(cleo, 'Ben')).toBeVisible();
  // The server knows of her new socket, or she would be away to others.
  await expect(awayMark(ben, 'Ana')).toHaveCount(0);
  await expect(awayMark(cleo, 'Ana')).toHaveCount(0);
});
