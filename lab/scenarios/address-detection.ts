import { setTimeout as delay } from 'node:timers/promises';
import type { SinglePage } from '../lab.ts';
import { hasAddressSince, newestAddressTime } from '../participants/host-addresses.ts';
import { domain } from '../services/visavis-server.ts';
import { undisturbedMs, type Disruption } from './disruptions.ts';

/**
 * Measures how long a browser takes to use a new address of its computer: a page that only gathers candidates
 * waits for a first candidate with the new address. No call can recover sooner.
 *
 * @returns milliseconds from the time when the new path was usable
 * @throws if the browser never uses the new address
 */
export async function measureAddressDetection(
  disruption: Disruption,
  { network, page }: SinglePage,
): Promise<number> {
  disruption.prepare?.(network);
  await page.goto(`https://${domain}/healthz`);
  await page.waitFor(hasAddressSince, 0);
  await delay(undisturbedMs);
  await disruption.disrupt(network);
  const usableAt = Date.now();
  await page.waitFor(hasAddressSince, usableAt);
  return (await page.evaluate(newestAddressTime)) - usableAt;
}
