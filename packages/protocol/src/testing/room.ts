import type { PeerId } from '../ids/ids.ts';
import { createInitialProfile, type Member, type Profile } from '../room/member.ts';
import { allGuestRights } from '../moderation/room-rules.ts';
import type { RoomEvent, RoomState } from '../room/room-event.ts';
import { createPublicKey, epoch, roomName } from './ids.ts';

/** How long the room of these fixtures keeps the membership of someone who is away, in milliseconds. */
export const graceMs = 20_000;

/** A profile with everything off, named `Someone`, of revision 1. */
export function createProfile(overrides: Partial<Profile> = {}): Profile {
  return { ...createInitialProfile('Someone', 1), ...overrides };
}

/** A member who is present. */
export function createMember(id: PeerId, overrides: Partial<Member> = {}): Member {
  return {
    id,
    publicKey: createPublicKey(id),
    profile: createProfile(),
    presence: 'present',
    role: 'guest',
    delegation: null,
    ...overrides,
  };
}

/** An open room for eight. */
export function createRoomState(overrides: Partial<RoomState> = {}): RoomState {
  return {
    name: roomName,
    access: 'open',
    capacity: 8,
    lock: null,
    guestRights: allGuestRights,
    ...overrides,
  };
}

/** The complete state of an open room, as `self` receives it: on joining, or after lost events. */
export function createRoomSnapshot<Type extends 'welcome' | 'resync'>(
  type: Type,
  self: PeerId,
  others?: readonly PeerId[],
): Extract<RoomEvent, { type: Type }>;
export function createRoomSnapshot(
  type: 'welcome' | 'resync',
  self: PeerId,
  others: readonly PeerId[] = [],
): RoomEvent {
  const members = others.map((id) => createMember(id));
  return {
    type,
    self,
    role: 'guest',
    room: createRoomState(),
    members,
    waiting: [],
    epoch,
    graceMs,
  };
}
