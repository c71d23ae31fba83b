import { PeerId, RoomName, type Profile } from '@visavis/protocol';
import {
  decide,
  emptyRoom,
  type Announcement,
  type RoomMachineEvent,
  type RoomSnapshot,
} from '../../src/room/room.ts';

export const BLUE = RoomName.parse('blue');

const id = (name: string) => PeerId.parse(name.padEnd(22, '-'));
export const ANA = id('ana');
export const BEN = id('ben');
export const EVE = id('eve');

/** How someone looks, at a revision. */
export function profile(revision = 1): Profile {
  return { name: 'x', microphone: true, camera: true, screen: false, hand: false, revision };
}

export const join = (who: PeerId, revision = 1): RoomMachineEvent => ({
  type: 'member.join',
  id: who,
  profile: profile(revision),
});

/** A room of two, unless said otherwise, after these events; and what was said because of the last. */
export function after(
  events: readonly RoomMachineEvent[],
  capacity = 2,
): { snapshot: RoomSnapshot; announcements: readonly Announcement[] } {
  let result: ReturnType<typeof decide> = {
    snapshot: emptyRoom({ name: BLUE, capacity }),
    announcements: [],
  };
  for (const event of events) result = decide(result.snapshot, event);
  return result;
}

/** One of many. */
export function visitor(n: number): PeerId {
  return id(`visitor-${n}`);
}
