import type { ParticipantPair } from '../lab.ts';
import { addressFamilies, type NetworkKind } from '../network/router.ts';

/** How two people have met. */
export interface Meeting {
  /** How each of them says that the connection goes. */
  readonly paths: readonly [string, string];
  /** Milliseconds from the second person's wish to join until both see each other. */
  readonly firstFrameMs: number;
}

/** One person is in the room, and the other one comes. @throws where they do not see each other in time */
export async function meet({ participants: [first, second] }: ParticipantPair): Promise<Meeting> {
  const room = `lab-${crypto.randomUUID()}`;
  await first.join(room);
  await second.join(room);
  await Promise.all([first.waitForVideo(), second.waitForVideo()]);
  const frames = [await first.frames(), await second.frames()];
  const begun = Math.max(...frames.map(([earliest]) => earliest ?? Number.NaN));
  const ms = begun - (await second.joinRequestedAt());
  return { paths: [await first.selectedPath(), await second.selectedPath()], firstFrameMs: ms };
}

/** True where two such homes can reach each other without a relay: NAT with NAT, or IPv6 with IPv6. */
export function canBeDirect([first, second]: readonly [NetworkKind, NetworkKind]): boolean {
  const open = (kind: NetworkKind) => kind === 'cone' || kind === 'ipv6' || kind === 'dual';
  const shared = addressFamilies(first).some((family) => addressFamilies(second).includes(family));
  return open(first) && open(second) && shared;
}

/** Meets, and holds the way against what such homes allow. */
export async function meetAsExpected(
  pair: ParticipantPair,
  kinds: readonly [NetworkKind, NetworkKind],
): Promise<Meeting> {
  const meeting = await meet(pair);
  const isRelayed = meeting.paths.some((way) => way.includes('relay'));
  if (isRelayed === canBeDirect(kinds)) {
    throw new Error(`${isRelayed ? 'A relay' : 'No relay'} was used: ${meeting.paths.join(', ')}`);
  }
  return meeting;
}
