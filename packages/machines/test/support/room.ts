import { RoomName, type EntryHash, type PeerId, type Profile } from '@visavis/protocol';
import { createPeerId, createProfile, createPublicKey } from '@visavis/protocol/testing';
import {
  transitionRoom,
  createEmptyRoom,
  type Announcement,
  type RoomMachineEvent,
  type RoomSnapshot,
} from '../../src/room/room.ts';

export const roomName = RoomName.parse('blue');

export { ana, ben, eve } from '@visavis/protocol/testing';

/** A profile of this revision. */
export function profile(revision = 1): Profile {
  return createProfile({ microphone: true, camera: true, revision });
}

export const join = (
  who: PeerId,
  revision = 1,
  entryHash: EntryHash | null = null,
): RoomMachineEvent => ({
  type: 'member.join',
  id: who,
  publicKey: createPublicKey(who),
  profile: profile(revision),
  entryHash,
});

/** A room after these events, and the announcements of the last one. */
export function roomAfter(
  events: readonly RoomMachineEvent[],
  capacity = 2,
): { snapshot: RoomSnapshot; announcements: readonly Announcement[] } {
  let result: ReturnType<typeof transitionRoom> = {
    snapshot: createEmptyRoom({ name: roomName, capacity }),
    announcements: [],
  };
  for (const event of events) result = transitionRoom(result.snapshot, event);
  return result;
}

/** One of many participants. */
export function createParticipant(n: number): PeerId {
  return createPeerId(`participant-${n}`);
}
