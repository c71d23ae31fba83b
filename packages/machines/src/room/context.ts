import type {
  EntryHash,
  Lock,
  PeerId,
  PublicKey,
  Role,
  RoomAccess,
  RoomName,
  RoomState,
  WireMember,
  WireProfile,
} from '@visavis/protocol';

/** Someone in the waiting room, whom a member may admit or deny. */
export interface WaitingMember {
  readonly id: PeerId;
  readonly publicKey: PublicKey;
  readonly profile: WireProfile;
}

/** The data of a room. It is plain data, so that a store can keep it anywhere. */
export interface RoomContext {
  readonly name: RoomName;
  /** The maximum number of members, from 1. */
  readonly capacity: number;
  /** The members, in the order in which they joined. */
  readonly members: readonly WireMember[];
  /** Those in the waiting room, in the order in which they came; at most {@link maxWaiting}. */
  readonly waiting: readonly WaitingMember[];
  /** The hash of the token that newcomers need; null in open rooms, and in private rooms that are empty. */
  readonly entryHash: EntryHash | null;
  /** The newest lock that somebody has presented; null where nobody has, and in open rooms. */
  readonly lock: Lock | null;
}

/** What a room is created with. */
export interface RoomInput {
  readonly name: RoomName;
  /** The maximum number of members, an integer from 1. */
  readonly capacity: number;
}

/** How many can be in one waiting room. Others are refused with `room-full`. */
export const maxWaiting = 16;

/** Who caused an event: a peer, or null for the server. */
export type RoomActor = PeerId | null;

/** The events of the room machine. Those with `by` need permission; for `link.change`, that is the lock. */
export type RoomMachineEvent =
  /** Someone joins. A member, or someone in the waiting room, comes back by it. */
  | {
      readonly type: 'member.join';
      readonly id: PeerId;
      readonly publicKey: PublicKey;
      readonly profile: WireProfile;
      /** The hash of the token that a newcomer has presented; null in open rooms. */
      readonly entryHash: EntryHash | null;
    }
  /** Somebody who is about to join a private room knows this lock, which the owner has made. */
  | { readonly type: 'lock.present'; readonly lock: Lock }
  /** A member changes the link of a private room, with a lock that the owner has made. */
  | { readonly type: 'link.change'; readonly lock: Lock; readonly by: PeerId }
  /** Someone leaves the room or the waiting room. */
  | { readonly type: 'member.leave'; readonly id: PeerId }
  /** A connection broke. The membership is kept until `member.back`, `member.join` or `member.graceExpired`. */
  | { readonly type: 'member.away'; readonly id: PeerId }
  /** The connection is back. */
  | { readonly type: 'member.back'; readonly id: PeerId }
  /** Events for this member were lost, perhaps with signals; the member receives the complete room. */
  | { readonly type: 'member.resync'; readonly id: PeerId }
  /** The connection did not come back in time: the membership ends. */
  | { readonly type: 'member.graceExpired'; readonly id: PeerId }
  /** Someone is removed from the room or the waiting room. */
  | { readonly type: 'member.remove'; readonly id: PeerId; readonly by: RoomActor }
  /** A member has a new profile. */
  | { readonly type: 'member.update'; readonly id: PeerId; readonly profile: WireProfile }
  /** The access of the room is changed. */
  | { readonly type: 'access.set'; readonly access: RoomAccess; readonly by: RoomActor }
  /** Someone in the waiting room is admitted. */
  | { readonly type: 'waiting.admit'; readonly id: PeerId; readonly by: RoomActor }
  /** Someone in the waiting room is denied admission. */
  | { readonly type: 'waiting.deny'; readonly id: PeerId; readonly by: RoomActor }
  /** The room ends for everyone. */
  | { readonly type: 'room.end'; readonly by: RoomActor };

/** The member with this id, or undefined. */
export function findMember(context: RoomContext, id: PeerId): WireMember | undefined {
  return context.members.find((member) => member.id === id);
}

/** Whether this peer is in the waiting room. */
export function isWaiting(context: RoomContext, id: PeerId): boolean {
  return context.waiting.some((waiting) => waiting.id === id);
}

/** The role of an actor; undefined for a peer who is neither in the room nor in its waiting room. */
export function roleOf(context: RoomContext, actor: RoomActor): Role | undefined {
  if (actor === null) return 'server';
  if (findMember(context, actor) !== undefined) return 'member';
  return isWaiting(context, actor) ? 'waiting' : undefined;
}

/** Whether somebody with a token of this hash has the link of the room. Anyone has that of an open or empty room. */
export function hasLink({ entryHash }: RoomContext, presented: EntryHash | null): boolean {
  return entryHash === null || entryHash === presented;
}

/** What every member knows about the room, with the given access. */
export function toRoomState(context: RoomContext, access: RoomAccess): RoomState {
  const { name, capacity, lock } = context;
  return { name, access, capacity, lock };
}
