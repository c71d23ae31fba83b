import type { Browser } from '@playwright/test';
import { startTcpProxy } from '../../e2e/test/support/tcp-proxy.ts';
import { startTestServer } from '../../e2e/test/support/test-server.ts';
import {
  join,
  waitUntilReconnected,
  waitUntilSettled,
  measureFreeze,
  type Pair,
  type VideoFreeze,
} from './participants.ts';
import type { DisruptionContext, Disruption } from './disruptions.ts';

let rooms = 0;

/** One call that all troubles befall, one after the other. @returns what it did to the picture, for each */
export async function measureOutages(
  browser: Browser,
  troubles: readonly Disruption[],
): Promise<readonly VideoFreeze[]> {
  await using running = new AsyncDisposableStack();
  const site = await startTestServer();
  const scene: DisruptionContext = { site, relay: running.use(await startTcpProxy(site.origin)) };
  running.defer(() => scene.site.kill());
  const room = `bench-${(rooms += 1)}`;
  const pair: Pair = [
    await join(browser, scene.relay.origin, room, 'Ana'),
    await join(browser, site.origin, room, 'Ben'),
  ];
  for (const page of pair) running.defer(() => page.context().close());
  await waitUntilSettled(pair);

  const standstills: VideoFreeze[] = [];
  for (const { durationMs, start, end } of troubles) {
    const from = Date.now();
    await start?.(scene);
    await pair[0].waitForFunction((end) => Date.now() >= end, from + durationMs, {
      timeout: durationMs * 2,
    });
    await end?.(scene);
    await waitUntilReconnected(pair);
    standstills.push(await measureFreeze(pair, { from, to: Date.now() }));
  }
  return standstills;
}
