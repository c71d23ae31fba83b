import {
  PublicKey,
  RoomName,
  type Delegation,
  type EntryHash,
  type PeerId,
  type Profile,
} from '@visavis/protocol';
import { createPeerId, createProfile, createPublicKey, signature } from '@visavis/protocol/testing';
import {
  transitionRoom,
  createEmptyRoom,
  type Announcement,
  type RoomMachineEvent,
  type RoomSnapshot,
} from '../../src/room/room.ts';

export const roomName = RoomName.parse('blue');
/** The name of a private room: only its owner makes hosts. */
export const privateRoomName = RoomName.parse(`P${'r'.repeat(22)}`);

export { ana, ben, eve } from '@visavis/protocol/testing';

/** A profile of this revision. */
export function profile(revision = 1): Profile {
  return createProfile({ microphone: true, camera: true, revision });
}

export const join = (
  who: PeerId,
  revision = 1,
  entryHash: EntryHash | null = null,
  delegation: Delegation | null = null,
): Extract<RoomMachineEvent, { type: 'member.join' }> => ({
  type: 'member.join',
  id: who,
  publicKey: createPublicKey(who),
  profile: profile(revision),
  entryHash,
  delegation,
});

/** The key of the owner of the private room. */
export const roomOwner = PublicKey.parse(`${'O'.repeat(42)}A`);

/** A delegation with a signature that nothing has verified. */
export const createDelegation = (role: Delegation['role']): Delegation => ({
  owner: roomOwner,
  role,
  signature,
});

/**
 * What a transition itself announces, without what follows from it: new roles, and the lists of those who wait and of
 * those who can admit them.
 */
export const withoutRoles = ({
  announcements,
}: {
  readonly announcements: readonly Announcement[];
}): readonly Announcement[] =>
  announcements.filter(
    (announcement) =>
      announcement.type !== 'notify' ||
      !['role', 'waiting', 'asked'].includes(announcement.event.type),
  );

/** A room after these events, and the announcements of the last one. */
export function roomAfter(
  events: readonly RoomMachineEvent[],
  capacity = 2,
  name = roomName,
): { snapshot: RoomSnapshot; announcements: readonly Announcement[] } {
  let result: ReturnType<typeof transitionRoom> = {
    snapshot: createEmptyRoom({ name, capacity }),
    announcements: [],
  };
  for (const event of events) result = transitionRoom(result.snapshot, event);
  return result;
}

/** One of many participants. */
export function createParticipant(n: number): PeerId {
  return createPeerId(`participant-${n}`);
}
