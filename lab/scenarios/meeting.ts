import type { Pair } from '../lab.ts';
import { familiesOf, type Kind } from '../network/router.ts';

/** How two people have met. */
export interface Meeting {
  /** How each of them says that the connection goes. */
  readonly ways: readonly [string, string];
  /** Milliseconds from the second person's wish to join until both see each other. */
  readonly ms: number;
}

/** One person is in the room, and the other one comes. @throws where they do not see each other in time */
export async function meet({ people: [first, second] }: Pair): Promise<Meeting> {
  const room = `lab-${crypto.randomUUID()}`;
  await first.join(room);
  await second.join(room);
  await Promise.all([first.sees(), second.sees()]);
  const frames = [await first.frames(), await second.frames()];
  const begun = Math.max(...frames.map(([earliest]) => earliest ?? Number.NaN));
  const ms = begun - (await second.asked());
  return { ways: [await first.way(), await second.way()], ms };
}

/** True where two such homes can reach each other without a relay: NAT with NAT, or IPv6 with IPv6. */
export function canBeDirect([first, second]: readonly [Kind, Kind]): boolean {
  const open = (kind: Kind) => kind === 'cone' || kind === 'ipv6' || kind === 'dual';
  const shared = familiesOf(first).some((family) => familiesOf(second).includes(family));
  return open(first) && open(second) && shared;
}

/** Meets, and holds the way against what such homes allow. */
export async function meetAsExpected(pair: Pair, kinds: readonly [Kind, Kind]): Promise<Meeting> {
  const meeting = await meet(pair);
  const isRelayed = meeting.ways.some((way) => way.includes('relay'));
  if (isRelayed === canBeDirect(kinds)) {
    throw new Error(`${isRelayed ? 'A relay' : 'No relay'} was used: ${meeting.ways.join(', ')}`);
  }
  return meeting;
}
