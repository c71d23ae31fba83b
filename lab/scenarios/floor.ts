import { setTimeout as pass } from 'node:timers/promises';
import type { Alone } from '../lab.ts';
import { hasAddressSince, newestAddress } from '../people/addresses.ts';
import { domain } from '../services/site.ts';
import { CALM, type Trouble } from './troubles.ts';

/**
 * What no page can go below where its computer's address changes: how long after it a page that does nothing
 * else gathers a first candidate of the new address.
 * @returns milliseconds from the usable path
 * @throws where the browser never tells its page of the new address
 */
export async function floor(trouble: Trouble, { home, page }: Alone): Promise<number> {
  trouble.prepare?.(home);
  await page.goto(`https://${domain}/healthz`);
  await page.waitFor(hasAddressSince, 0);
  await pass(CALM);
  await trouble.happen(home);
  const usable = Date.now();
  await page.waitFor(hasAddressSince, usable);
  return (await page.evaluate(newestAddress)) - usable;
}
