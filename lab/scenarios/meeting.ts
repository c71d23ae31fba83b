import type { Pair } from '../lab.ts';
import type { Kind } from '../network/router.ts';

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

/** True where two such homes can reach each other without a relay. */
export function canBeDirect(kinds: readonly [Kind, Kind]): boolean {
  const direct: readonly Kind[] = ['cone', 'ipv6'];
  return kinds[0] === kinds[1] && direct.includes(kinds[0]);
}
