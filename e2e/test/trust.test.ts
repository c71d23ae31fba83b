import { expect, test } from '@playwright/test';
import { deliverThrough } from './support/changed-frames.ts';
import {
  connectionDetails,
  openConnectionDetails,
  stateStrip,
} from './support/connection-details.ts';
import { expectVideo } from './support/media.ts';
import { createRoomName, joinRoom, joinUrl, openBrowser, tileOf } from './support/participants.ts';

const fingerprintLine = /(a=fingerprint:sha-256 )(?:[0-9A-F]{2}:){31}[0-9A-F]{2}/g;
const otherFingerprint = Array.from({ length: 32 }, () => 'AB').join(':');

test('the certificate of each connection is the one that the other side has signed', async ({
  browser,
}) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using ben = await joinRoom(browser, room, 'Ben');
  for (const [viewer, seen] of [
    [ana, 'Ben'],
    [ben, 'Ana'],
  ] as const) {
    await expectVideo(viewer, seen);
    await openConnectionDetails(tileOf(viewer, seen));
    const panel = connectionDetails(viewer.page, seen);
    await panel.getByRole('tab', { name: 'For developers' }).click();
    await expect(stateStrip(panel, 'trust')).toHaveAttribute('data-state', 'open');
  }
});

test('a server that replaces the fingerprint of a description connects nobody, and the page says why', async ({
  browser,
}) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using ben = await openBrowser(browser, 'Ben');
  let replacedCount = 0;
  await deliverThrough(ben.page, (frame) =>
    frame.replaceAll(fingerprintLine, (_, start: string) => {
      replacedCount += 1;
      return `${start}${otherFingerprint}`;
    }),
  );
  await ben.page.goto(joinUrl(room, 'Ben'));

  await expect(tileOf(ben, 'Ana')).toBeVisible();
  await expect.poll(() => replacedCount).toBeGreaterThan(0);
  await openConnectionDetails(tileOf(ben, 'Ana'));
  const panel = connectionDetails(ben.page, 'Ana');
  await expect(panel).toContainText('was not signed by it, and was ignored');
  await panel.getByRole('tab', { name: 'For developers' }).click();
  await expect(stateStrip(panel, 'trust')).toHaveAttribute('data-state', 'rejected');
  // No answer was applied. ICE can be checking nevertheless, because the checks of the other side arrive.
  await expect(stateStrip(panel, 'signaling')).toHaveAttribute('data-state', 'have-local-offer');
  await expect(tileOf(ana, 'Ben')).not.toHaveAttribute('data-connection', 'connected');
});

test('a server that names another public key of a member connects nobody', async ({ browser }) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using ben = await openBrowser(browser, 'Ben');
  const otherKey = 'A6EHv_POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg';
  await deliverThrough(ben.page, (frame) =>
    frame.replaceAll(/"publicKey":"[^"]+"/g, `"publicKey":"${otherKey}"`),
  );
  await ben.page.goto(joinUrl(room, 'Ben'));
  await openConnectionDetails(tileOf(ben, 'Ana'));
  const panel = connectionDetails(ben.page, 'Ana');
  await panel.getByRole('tab', { name: 'For developers' }).click();
  await expect(stateStrip(panel, 'trust')).toHaveAttribute('data-state', 'rejected');
  await expect(tileOf(ana, 'Ben')).not.toHaveAttribute('data-connection', 'connected');
});
