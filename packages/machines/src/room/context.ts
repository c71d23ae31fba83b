import type { RoomAccess, Member, PeerId, Profile, RoomName, RoomState } from '@visavis/protocol';

/** Someone who waits at the door for somebody inside to decide. */
export interface WaitingMember {
  readonly id: PeerId;
  readonly profile: Profile;
}

/** What a room knows. Plain data, so that a store can keep it anywhere. */
export interface RoomContext {
  readonly name: RoomName;
  /** The most members at a time, from 1. */
  readonly capacity: number;
  /** Everyone who has a place, in the order in which they came. */
  readonly members: readonly Member[];
  /** Everyone at the door, in the order in which they knocked; at most {@link maxWaiting}. */
  readonly waiting: readonly WaitingMember[];
}

/** How a room begins. */
export interface RoomInput {
  readonly name: RoomName;
  /** The most members at a time, an integer from 1. */
  readonly capacity: number;
}

/** The most people who wait at one door. More are told that the room is full. */
export const maxWaiting = 16;

/** Everything that can happen to a room. */
export type RoomMachineEvent =
  /** Someone wants in; for someone who has a place, or waits at the door, this is coming back to it. */
  | { readonly type: 'member.join'; readonly id: PeerId; readonly profile: Profile }
  /** Someone goes, out of the room or away from its door. */
  | { readonly type: 'member.leave'; readonly id: PeerId }
  /** The connection broke. The place is kept until `member.back`, `member.join` or `member.grace-over`. */
  | { readonly type: 'member.away'; readonly id: PeerId }
  /** The connection is there again. */
  | { readonly type: 'member.back'; readonly id: PeerId }
  /** Something that someone inside was told is lost, signals perhaps, and they are given the whole room anew. */
  | { readonly type: 'member.resync'; readonly id: PeerId }
  /** The connection did not come back in time, so the place ends. */
  | { readonly type: 'member.graceExpired'; readonly id: PeerId }
  /** Someone is put out of the room, or sent away from its door. */
  | { readonly type: 'member.remove'; readonly id: PeerId }
  /** Someone says something new of themselves. */
  | { readonly type: 'member.update'; readonly id: PeerId; readonly profile: Profile }
  /** The door is opened, locked, or made one for knocking. */
  | { readonly type: 'access.set'; readonly access: RoomAccess }
  /** Someone at the door is let in. */
  | { readonly type: 'waiting.admit'; readonly id: PeerId }
  /** Someone at the door is sent away. */
  | { readonly type: 'waiting.deny'; readonly id: PeerId }
  /** The room is over for everyone. */
  | { readonly type: 'room.end' };

/** The member with this id, or undefined. */
export function findMember(context: RoomContext, id: PeerId): Member | undefined {
  return context.members.find((member) => member.id === id);
}

/** True where this person waits at the door. */
export function isWaiting(context: RoomContext, id: PeerId): boolean {
  return context.waiting.some((visitor) => visitor.id === id);
}

/** What everyone in the room knows of it, with the door as given. */
export function toRoomState(context: RoomContext, door: RoomAccess): RoomState {
  return { name: context.name, access: door, capacity: context.capacity };
}
