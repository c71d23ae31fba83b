import type { Browser } from '@playwright/test';
import { startTcpProxy } from '../../e2e/test/support/tcp-proxy.ts';
import { startTestServer } from '../../e2e/test/support/test-server.ts';
import type { Disruption, DisruptionContext } from './disruptions.ts';
import {
  join,
  measureFreeze,
  waitUntilReconnected,
  waitUntilSettled,
  type Pair,
  type VideoFreeze,
} from './participants.ts';

let roomCount = 0;

/** Runs one call through all disruptions. @returns the longest video freeze of each */
export async function measureOutages(
  browser: Browser,
  disruptions: readonly Disruption[],
): Promise<readonly VideoFreeze[]> {
  await using resources = new AsyncDisposableStack();
  const server = await startTestServer();
  const proxy = resources.use(await startTcpProxy(server.origin));
  const context: DisruptionContext = { server, proxy };
  resources.defer(() => context.server.kill());
  const room = `bench-${(roomCount += 1)}`;
  const pair: Pair = [
    await join(browser, proxy.origin, room, 'Ana'),
    await join(browser, server.origin, room, 'Ben'),
  ];
  for (const page of pair) resources.defer(() => page.context().close());
  await waitUntilSettled(pair);

  const freezes: VideoFreeze[] = [];
  for (const { durationMs, start, end } of disruptions) {
    const from = Date.now();
    await start?.(context);
    await pair[0].waitForFunction((end) => Date.now() >= end, from + durationMs, {
      timeout: durationMs * 2,
    });
    await end?.(context);
    await waitUntilReconnected(pair);
    freezes.push(await measureFreeze(pair, { from, to: Date.now() }));
  }
  return freezes;
}
