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

/** How long a page is frozen: longer than a restart of the server. */
const frozenMs = 10_000;

test('a page that was frozen during a server restart shows all members and their changes when it resumes', async ({
  browser,
}) => {
  test.slow();
  await using server = await startTestServer();
  const { origin } = server;
  const room = createRoomName();
  await using ben = await joinRoom(browser, room, 'Ben', { origin, initScript: observeCall });
  await using ana = await openFreezablePage(browser, origin + joinUrl(room, 'Ana'), observeCall);
  await expectVideo(ben, 'Ana');
  const peer = await tileOf(ben, 'Ana').getAttribute('data-peer');

  await ana.freeze();
  const from = Date.now();
  await server.kill();
  await using _restarted = await startTestServer({}, Number(new URL(origin).port));
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
  const names = `${tiles}.map((tile) => tile.innerText.trim().split('\\n')[0]).sort().join()`;
  await expect.poll(() => ana.evaluate(names)).toBe('Ben,Cleo');
  const muted = `${tiles}.filter((tile) => tile.querySelector('[aria-label=Muted]')).length`;
  await expect.poll(() => ana.evaluate(muted)).toBe(1);
  // The page was really frozen: the timer of the observer did not run.
  const frameTimes = toNumbers(
    await ana.evaluate('Object.values(callObservations.videoFrameTimes)[0]'),
  );
  expect(longestVideoFreezeMs(frameTimes, { from, to })).toBeGreaterThan(frozenMs / 2);
});

test('a participant whose computer sleeps is back in the call when it wakes, also after the grace period', async ({
  browser,
  playwright,
}) => {
  test.slow();
  // A short grace period, so that the computer can sleep longer.
  await using server = await startTestServer({ GRACE_MS: '3000', PING_INTERVAL_MS: '2000' });
  const { origin } = server;
  const room = createRoomName();
  await using otherBrowser = await playwright.chromium.launch();
  await using ana = await joinRoom(otherBrowser, room, 'Ana', { origin });
  await using ben = await joinRoom(browser, room, 'Ben', { origin, initScript: observeCall });
  await expectVideo(ana, 'Ben');
  await expectVideo(ben, 'Ana');
  const peer = await tileOf(ben, 'Ana').getAttribute('data-peer');
  const signal = await findBrowserProcesses(otherBrowser);
  using waking = new DisposableStack();
  waking.defer(() => signal('SIGCONT'));

  for (const isExpired of [false, true]) {
    signal('SIGSTOP');
    await expect(awayIndicator(ben, 'Ana')).toBeVisible();
    if (isExpired) await expectConnectedTo(ben, []);
    signal('SIGCONT');

    await expectConnectedTo(ben, ['Ana']);
    await expect(awayIndicator(ben, 'Ana')).toHaveCount(0);
    await expectConnectedTo(ana, ['Ben']);
    await expect(serverUnreachableBanner(ana)).toHaveCount(0);
    await expectMediaBetweenAll([ana, ben]);
  }
  expect(await getPeersEverShown(ben), 'no other member appeared').toEqual([peer]);
});
