import { setTimeout as pass } from 'node:timers/promises';
import type { SinglePage } from '../lab.ts';
import { hasAddressSince, newestAddressTime } from '../participants/host-addresses.ts';
import { domain } from '../services/visavis-server.ts';
import { quietMs, type Disruption } from './disruptions.ts';

/**
 * What no page can go below where its computer's address changes: how long after it a page that does nothing
 * else gathers a first candidate of the new address.
 * @returns milliseconds from the usable path
 * @throws where the browser never tells its page of the new address
 */
export async function measureAddressDetection(
  trouble: Disruption,
  { network, page }: SinglePage,
): Promise<number> {
  trouble.prepare?.(network);
  await page.goto(`https://${domain}/healthz`);
  await page.waitFor(hasAddressSince, 0);
  await pass(quietMs);
  await trouble.disrupt(network);
  const usable = Date.now();
  await page.waitFor(hasAddressSince, usable);
  return (await page.evaluate(newestAddressTime)) - usable;
}
