import { expect } from '@playwright/test';
import { deliverThrough } from '../test/support/changed-frames.ts';
import { readEmoji, startComparison } from '../test/support/comparison.ts';
import { directLink } from '../test/support/participants.ts';
import { actOn, notice, openPeople, openWaitingRoom } from '../test/support/people-panel.ts';
import { startCall } from '../test/support/private-call.ts';
import { openMore, pressControl } from '../test/support/toolbar.ts';
import type { Scene } from './scene.ts';
import type { Studio } from './studio.ts';

/** Ana starts a private call with a waiting room, where Eve waits. */
async function letWait(studio: Studio) {
  const link = await startCall(studio.ana);
  const panel = await openWaitingRoom(studio.ana);
  const eve = await studio.openPage('Eve');
  await eve.page.goto(directLink(link, 'Eve'));
  await eve.page.getByRole('button', { name: 'Show a picture of you' }).click();
  await expect(eve.page.getByRole('img', { name: 'The picture of you' })).toBeVisible();
  await expect(panel.getByRole('img', { name: 'Picture of Eve' })).toBeVisible();
  return panel;
}

/** Ben joins a private call of Ana. */
async function callPrivately(studio: Studio) {
  const link = await startCall(studio.ana);
  const ben = await studio.openPage('Ben');
  await ben.page.goto(directLink(link, 'Ben'));
  return ben;
}

/** Ana asks who can listen. */
async function openTrust({ page }: Studio) {
  const shield = page.getByRole('button', { name: /^who can listen/i });
  const button = (await shield.isVisible())
    ? shield
    : (await openMore(page)).getByRole('button', { name: 'Who can listen' });
  await button.click();
  await expect(page.getByRole('dialog', { name: 'Who can listen' })).toBeVisible();
}

/** Ana and Ben are about to compare emoji. */
async function compare(studio: Studio) {
  const ben = await callPrivately(studio);
  await studio.expectVideo('Ben');
  await startComparison(studio.ana, 'Ben');
  await ben.page.getByRole('button', { name: 'Compare emoji' }).click();
  await readEmoji(studio.page);
}

/** Who waits, who may do what, and who can listen. */
export const scenesOfModeration: readonly Scene[] = [
  {
    name: 'people-panel',
    async show(studio) {
      const [ben] = await studio.call('Ben', 'Cleo');
      if (ben === undefined) return;
      await pressControl(ben.page, 'Raise hand');
      const panel = await openPeople(studio.ana);
      await expect(panel.getByRole('img', { name: /hand raised/i })).toBeVisible();
    },
  },
  {
    name: 'people-panel-waiting',
    async show(studio) {
      await letWait(studio);
    },
  },
  {
    name: 'waiting-notice',
    async show(studio) {
      const panel = await letWait(studio);
      await panel.press('Escape');
      await expect(notice(studio.page, /Eve wants to join/)).toBeVisible();
    },
  },
  {
    name: 'waiting-room',
    async show(studio) {
      await openWaitingRoom(await studio.invite('Ben'));
      await studio.page.goto(`/r/${studio.room}?name=Ana&join=1`);
      await expect(studio.page.getByText(/Ben/)).toBeVisible();
    },
  },
  {
    name: 'waiting-room-portrait',
    async show(studio) {
      const ben = await studio.openPage('Ben');
      const link = await startCall(ben);
      await openWaitingRoom(ben);
      await studio.page.goto(directLink(link, 'Ana'));
      await studio.page.getByRole('button', { name: 'Show a picture of you' }).click();
      await expect(studio.page.getByRole('img', { name: 'The picture of you' })).toBeVisible();
    },
  },
  {
    name: 'muted-by-host',
    async show(studio) {
      const ben = await studio.invite('Ben');
      await studio.call();
      await studio.expectVideo('Ben');
      await openPeople(ben);
      await actOn(ben, 'Ana', 'Mute');
      await expect(notice(studio.page, /muted your microphone/).first()).toBeVisible();
    },
  },
  {
    name: 'trust-private',
    async show(studio) {
      await callPrivately(studio);
      await studio.expectVideo('Ben');
      await openTrust(studio);
    },
  },
  {
    name: 'trust-open',
    async show(studio) {
      await studio.call('Ben');
      await openTrust(studio);
    },
  },
  {
    name: 'comparison',
    async show(studio) {
      await compare(studio);
    },
  },
  {
    name: 'comparison-different',
    async show(studio) {
      await compare(studio);
      await studio.page.getByRole('button', { name: 'They are different' }).click();
      await expect(
        studio.page.getByRole('button', { name: 'Leave the call' }).last(),
      ).toBeVisible();
    },
  },
  {
    name: 'outsiders',
    async show(studio) {
      await deliverThrough(studio.page, (frame) =>
        frame.includes('"joined"') ? frame.replace(/"sealed":"..../, '"sealed":"AAAA') : frame,
      );
      await callPrivately(studio);
      await expect(notice(studio.page, /without its link/)).toBeVisible({ timeout: 60_000 });
    },
  },
];
