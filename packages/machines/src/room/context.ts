import type {
  Actor,
  EntryHash,
  GuestRights,
  Lock,
  PeerId,
  RoomAccess,
  RoomName,
  RoomState,
  WireMember,
} from '@visavis/protocol';
import type { RoomActor, RoomMachineEvent } from './events.ts';

/** Someone in the waiting room, whom a host may admit or deny. */
export type WaitingMember = Omit<WireMember, 'presence'>;

/** How far somebody has counted its moderations. */
interface ModerationNumber {
  readonly by: PeerId;
  readonly number: number;
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
  /** What guests may do. */
  readonly guestRights: GuestRights;
  /** The last moderation of each member who has moderated: what is not newer is a replay. */
  readonly moderationNumbers: readonly ModerationNumber[];
  /** Who was removed last, at most {@link maxRemoved}: they do not come back with the same identity. */
  readonly removed: readonly PeerId[];
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

/** How many who were removed a room remembers. */
export const maxRemoved = 64;

/** Somebody who joins, with the role that the owner has given them. */
export function toNewcomer({
  id,
  publicKey,
  profile,
  delegation,
}: Extract<RoomMachineEvent, { type: 'member.join' }>): WaitingMember {
  return { id, publicKey, profile, role: delegation?.role ?? 'guest', delegation };
}

/** The member with this id, or undefined. */
export function findMember(context: RoomContext, id: PeerId): WireMember | undefined {
  return context.members.find((member) => member.id === id);
}

/** The number of the last moderation of a member; -1 before the first one. */
export function findModerationNumber(context: RoomContext, id: PeerId): number {
  return context.moderationNumbers.find(({ by }) => by === id)?.number ?? -1;
}

/** Whether somebody moderates. */
export const isHost = ({ role }: Pick<WireMember, 'role'>): boolean => role !== 'guest';

/** Whether this peer is in the waiting room. */
export function isWaiting(context: RoomContext, id: PeerId): boolean {
  return context.waiting.some((waiting) => waiting.id === id);
}

/** What an actor is; undefined for a peer who is neither in the room nor in its waiting room. */
export function findActor(context: RoomContext, actor: RoomActor): Actor | undefined {
  if (actor === null) return 'server';
  const role = findMember(context, actor)?.role;
  return role ?? (isWaiting(context, actor) ? 'waiting' : undefined);
}

/** Whether somebody with a token of this hash has the link of the room. Anyone has that of an open or empty room. */
export function hasLink({ entryHash }: RoomContext, presented: EntryHash | null): boolean {
  return entryHash === null || entryHash === presented;
}

/** What every member knows about the room, with the given access. */
export function toRoomState(context: RoomContext, access: RoomAccess): RoomState {
  const { name, capacity, lock, guestRights } = context;
  return { name, access, capacity, lock, guestRights };
}
