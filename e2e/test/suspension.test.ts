import { expect, test } from '@playwright/test';
import { observeCall } from './support/call-observer.ts';
import { longestVideoFreezeMs } from './support/video-freeze.ts';
import { awayIndicator, serverUnreachableBanner, muteButton } from './support/indicators.ts';
import { expectMediaBetweenAll, expectVideo } from './support/media.ts';
import { openFreezablePage } from './support/freezable-page.ts';
import {
  joinUrl,
  expectConnectedTo,
  createRoomName,
  joinRoom,
  tileOf,
} from './support/participants.ts';
import { findBrowserProcesses } from './support/browser-processes.ts';
import { startTestServer } from './support/test-server.ts';
import { getPeersEverShown, waitUntil } from './support/call-monitor.ts';

const toNumbers = (value: unknown): readonly number[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'number') : [];

/** How long a page is frozen, in milliseconds: longer than a server needs to be replaced by another. */
const frozenMs = 10_000;

test('a page that was frozen while the server was replaced finds everyone on waking, and what they did', async ({
  browser,
}) => {
  test.slow();
  await using site = await startTestServer();
  const { origin } = site;
  const room = createRoomName();
  await using ben = await joinRoom(browser, room, 'Ben', { origin, initScript: observeCall });
  await using ana = await openFreezablePage(browser, origin + joinUrl(room, 'Ana'), observeCall);
  await expectVideo(ben, 'Ana');
  const peer = await tileOf(ben, 'Ana').getAttribute('data-peer');

  await ana.freeze();
  const from = Date.now();
  await site.kill();
  await using _next = await startTestServer({}, Number(new URL(origin).port));
  await expect(serverUnreachableBanner(ben)).toHaveCount(0);
  await muteButton(ben).click();
  await using cleo = await joinRoom(browser, room, 'Cleo', { origin });
  await expectConnectedTo(cleo, ['Ben']);
  await waitUntil(ben, from + frozenMs);
  const to = Date.now();
  await ana.resume();

  await expectConnectedTo(cleo, ['Ben', 'Ana']);
  await expectConnectedTo(ben, ['Ana', 'Cleo']);
  await expectVideo(cleo, 'Ana');
  await expectVideo(ben, 'Ana');
  await expect(awayIndicator(ben, 'Ana')).toHaveCount(0);
  expect(await tileOf(ben, 'Ana').getAttribute('data-peer')).toBe(peer);
  const tiles = `[...document.querySelectorAll('[data-peer][data-connection=connected]')]`;
  const seen = `${tiles}.map((tile) => tile.innerText.trim().split('\\n')[0]).sort().join()`;
  await expect.poll(() => ana.evaluate(seen)).toBe('Ben,Cleo');
  const muted = `${tiles}.filter((tile) => tile.querySelector('[aria-label=Muted]')).length`;
  await expect.poll(() => ana.evaluate(muted)).toBe(1);
  // It was frozen indeed: not even the timer ran that watches the pictures.
  const looks = toNumbers(await ana.evaluate('Object.values(callObservations.videoFrameTimes)[0]'));
  expect(longestVideoFreezeMs(looks, { from, to })).toBeGreaterThan(frozenMs / 2);
});

test('someone whose computer sleeps is back in the call on waking, also if they were given up meanwhile', async ({
  browser,
  playwright,
}) => {
  test.slow();
  // The place of someone who is away is kept shortly, so that one can oversleep it.
  await using site = await startTestServer({ GRACE_MS: '3000', PING_INTERVAL_MS: '2000' });
  const { origin } = site;
  const room = createRoomName();
  await using other = await playwright.chromium.launch();
  await using ana = await joinRoom(other, room, 'Ana', { origin });
  await using ben = await joinRoom(browser, room, 'Ben', { origin, initScript: observeCall });
  await expectVideo(ana, 'Ben');
  await expectVideo(ben, 'Ana');
  const peer = await tileOf(ben, 'Ana').getAttribute('data-peer');
  const signal = await findBrowserProcesses(other);
  using waking = new DisposableStack();
  waking.defer(() => signal('SIGCONT'));

  for (const isGivenUp of [false, true]) {
    signal('SIGSTOP');
    await expect(awayIndicator(ben, 'Ana')).toBeVisible();
    if (isGivenUp) await expectConnectedTo(ben, []);
    signal('SIGCONT');

    await expectConnectedTo(ben, ['Ana']);
    await expect(awayIndicator(ben, 'Ana')).toHaveCount(0);
    await expectConnectedTo(ana, ['Ben']);
    await expect(serverUnreachableBanner(ana)).toHaveCount(0);
    await expectMediaBetweenAll([ana, ben]);
  }
  expect(await getPeersEverShown(ben), 'nobody else appeared').toEqual([peer]);
});
