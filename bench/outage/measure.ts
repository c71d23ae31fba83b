import type { Browser } from '@playwright/test';
import { startRelay } from '../../e2e/tests/support/relay.ts';
import { startSite } from '../../e2e/tests/support/server.ts';
import { join, reunite, settle, standstill, type Pair, type Standstill } from './people.ts';
import type { Scene, Trouble } from './troubles.ts';

let rooms = 0;

/** One call that all troubles befall, one after the other. @returns what it did to the picture, for each */
export async function measureOutages(
  browser: Browser,
  troubles: readonly Trouble[],
): Promise<readonly Standstill[]> {
  await using running = new AsyncDisposableStack();
  const site = await startSite();
  const scene: Scene = { site, relay: running.use(await startRelay(site.origin)) };
  running.defer(() => scene.site.kill());
  const room = `bench-${(rooms += 1)}`;
  const pair: Pair = [
    await join(browser, scene.relay.origin, room, 'Ana'),
    await join(browser, site.origin, room, 'Ben'),
  ];
  for (const page of pair) running.defer(() => page.context().close());
  await settle(pair);

  const standstills: Standstill[] = [];
  for (const { ms, begin, end } of troubles) {
    const from = Date.now();
    await begin?.(scene);
    await pair[0].waitForFunction((end) => Date.now() >= end, from + ms, { timeout: ms * 2 });
    await end?.(scene);
    await reunite(pair);
    standstills.push(await standstill(pair, { from, to: Date.now() }));
  }
  return standstills;
}
