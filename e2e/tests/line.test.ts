import { expect, test } from '@playwright/test';
import { observeCall } from '../scripts/observe-call.ts';
import { banner, mutedMark, muteButton } from './support/marks.ts';
import { expectCompany, freshRoom, join } from './support/people.ts';
import { startRelay, type Relay } from './support/relay.ts';
import { startSite } from './support/server.ts';
import { calmCall, observed } from './support/undisturbed.ts';

/** How the line between one person and the server breaks. */
const troubles = [
  { how: 'is reset', befall: (relay: Relay) => relay.cut() },
  { how: 'goes dead without a word', befall: (relay: Relay) => relay.silence() },
] as const;

for (const { how, befall } of troubles) {
  test(`one person's socket that ${how} is noticed by nobody's picture, and replaced`, async ({
    browser,
  }) => {
    await using site = await startSite();
    await using relay = await startRelay(site.origin);
    const room = freshRoom();
    const prepare = observeCall;
    await using ana = await join(browser, room, 'Ana', { origin: relay.origin, prepare });
    await using ben = await join(browser, room, 'Ben', { origin: site.origin, prepare });
    const call = await calmCall([ana, ben]);
    const before = relay.connections;

    befall(relay);
    await muteButton(ana).click();
    await expect(mutedMark(ben, 'Ana')).toBeVisible();
    await expect.poll(() => relay.connections, 'another socket').toBeGreaterThan(before);
    await expect(banner(ana)).toHaveCount(0);
    await call.expectUndisturbed(`with a socket that ${how}`);

    await muteButton(ben).click();
    await expect(mutedMark(ana, 'Ben')).toBeVisible();
    await using cleo = await join(browser, room, 'Cleo', { origin: site.origin });
    await expectCompany(cleo, ['Ana', 'Ben']);
    await expectCompany(ana, ['Ben', 'Cleo']);
    await expect(mutedMark(cleo, 'Ana')).toBeVisible();
    // The server was told as well, or Ana would be away to Ben by now.
    const { company } = await observed(ben);
    expect(company.at(-1)?.tiles.map(({ isAway }) => isAway)).toEqual([false, false]);
  });
}
