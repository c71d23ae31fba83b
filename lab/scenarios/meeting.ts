import type { ParticipantPair } from '../lab.ts';
import { addressFamilies, type NetworkKind } from '../network/router.ts';

/** How two participants connected. */
export interface Meeting {
  /** The selected path of each participant. */
  readonly paths: readonly [string, string];
  /** Milliseconds from the second participant's request to join until both received video. */
  readonly firstFrameMs: number;
}

/** Connects two participants, one after the other. @throws if they do not receive video in time */
export async function meet({ participants: [first, second] }: ParticipantPair): Promise<Meeting> {
  const room = `lab-${crypto.randomUUID()}`;
  await first.join(room);
  await second.join(room);
  await Promise.all([first.waitForVideo(), second.waitForVideo()]);
  const frames = [await first.frames(), await second.frames()];
  const visibleAt = Math.max(...frames.map(([firstFrame]) => firstFrame ?? Number.NaN));
  const firstFrameMs = visibleAt - (await second.joinRequestedAt());
  return { paths: [await first.selectedPath(), await second.selectedPath()], firstFrameMs };
}

/** Whether two networks can connect without a relay: both have an open NAT or firewall and share an IP version. */
export function canBeDirect([first, second]: readonly [NetworkKind, NetworkKind]): boolean {
  const isOpen = (kind: NetworkKind) => kind === 'cone' || kind === 'ipv6' || kind === 'dual';
  const shareFamily = addressFamilies(first).some((family) =>
    addressFamilies(second).includes(family),
  );
  return isOpen(first) && isOpen(second) && shareFamily;
}

/** Connects two participants. @throws if the path is relayed although their networks allow a direct one, or vice versa */
export async function meetAsExpected(
  pair: ParticipantPair,
  kinds: readonly [NetworkKind, NetworkKind],
): Promise<Meeting> {
  const meeting = await meet(pair);
  const isRelayed = meeting.paths.some((path) => path.includes('relay'));
  if (isRelayed === canBeDirect(kinds)) {
    throw new Error(`${isRelayed ? 'A relay' : 'No relay'} was used: ${meeting.paths.join(', ')}`);
  }
  return meeting;
}
