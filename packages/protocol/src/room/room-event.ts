import * as z from 'zod/mini';
import { Epoch, EventId, PeerId, RoomName } from '../ids/ids.ts';
import { limits } from '../limits/limits.ts';
import { Delegation } from '../moderation/delegation.ts';
import { Moderation } from '../moderation/moderation.ts';
import { Role } from '../moderation/role.ts';
import { allGuestRights, GuestRights, RoomAccess } from '../moderation/room-rules.ts';
import { Lock } from '../private-room/lock.ts';
import { WireMember, WireProfile, WireSignalBatch } from '../private-room/sealed.ts';
import type { SignalBatch } from '../signal/signal.ts';
import type { Member, Profile } from './member.ts';

/** What every member knows about the room itself. */
export const RoomState = z.object({
  name: RoomName,
  access: RoomAccess,
  /** The maximum number of members, from 1. */
  capacity: z.int().check(z.minimum(1)),
  /** The newest lock of a private room that the server knows; null if it knows none, and in open rooms. */
  lock: z._default(z.nullable(Lock), null),
  guestRights: z._default(GuestRights, allGuestRights),
});
export type RoomState = z.infer<typeof RoomState>;

/**
 * Why someone is no longer in the room: they left, their grace period expired, someone removed them, a newer
 * connection of theirs replaced this one (only this one receives it), the room ended for everyone, or a newer lock
 * of the private room has another entry hash than the one they entered with.
 */
export const LeftReason = z.enum([
  'left',
  'grace-expired',
  'removed',
  'replaced',
  'ended',
  'link-changed',
]);
export type LeftReason = z.infer<typeof LeftReason>;

const completeRoom = {
  /** The receiver's own id. */
  self: PeerId,
  /** The receiver's own role, by the word of the server. */
  role: z._default(Role, 'guest'),
  room: RoomState,
  epoch: Epoch,
  /**
   * How long the server keeps the membership of someone who is away, in milliseconds. A member who is missing
   * after `resync` may come back for as long. At most what a timer can wait.
   */
  graceMs: z.int().check(z.minimum(0), z.maximum(limits.maxTimerMs)),
};

/** The member who caused the event. Missing if the server or a timer caused it. */
const by = z.optional(PeerId);

/** The events of a mailbox, with these forms of what is sealed in private rooms. */
const roomEventOf = <
  ProfileType extends z.ZodMiniType,
  MemberType extends z.ZodMiniType,
  BatchShape extends z.core.$ZodShape,
>(
  profile: ProfileType,
  member: MemberType,
  batch: z.ZodMiniObject<BatchShape>,
) => {
  // The other members, in the order in which they joined.
  const members = z.array(member);
  // Those in the waiting room, in the order in which they came; none for guests.
  const waiting = z._default(z.array(member), []);
  return z.discriminatedUnion('type', [
    z.object({ type: z.literal('welcome'), ...completeRoom, members, waiting }),
    z.object({ type: z.literal('resync'), ...completeRoom, members, waiting }),
    z.object({ type: z.literal('joined'), member }),
    z.object({ type: z.literal('left'), id: PeerId, reason: LeftReason, by }),
    z.object({ type: z.literal('away'), id: PeerId }),
    z.object({ type: z.literal('back'), id: PeerId }),
    z.object({ type: z.literal('updated'), id: PeerId, profile }),
    z.object({ type: z.literal('room'), room: RoomState, by }),
    // Sent to owners and hosts, whenever somebody comes to the waiting room or leaves it.
    z.object({ type: z.literal('waiting'), members }),
    // Sent to those in the waiting room: who can admit them.
    z.object({ type: z.literal('asked'), members }),
    z.object({
      type: z.literal('role'),
      id: PeerId,
      role: Role,
      delegation: z.nullable(Delegation),
    }),
    z.object({ type: z.literal('moderated'), by: PeerId, moderation: Moderation }),
    z.extend(batch, { type: z.literal('signal'), from: PeerId }),
  ]);
};

/** A room event as the server sends it: what members tell each other is sealed in private rooms. */
export const WireRoomEvent = roomEventOf(WireProfile, WireMember, WireSignalBatch);
export type WireRoomEvent = z.infer<typeof WireRoomEvent>;

/**
 * An event of a mailbox. The first event after joining is `welcome`, or `room` if the receiver has to wait.
 * `resync` replaces an unknown number of lost events: it contains the complete room, with which the receiver
 * replaces what it knew. `left` with the receiver's own id ends the subscription.
 */
export type RoomEvent = z.infer<
  ReturnType<typeof roomEventOf<typeof Profile, typeof Member, (typeof SignalBatch)['shape']>>
>;

/** An event with its id in the mailbox, as the client receives it. */
export const TrackedRoomEvent = z.object({ id: EventId, data: WireRoomEvent });
export type TrackedRoomEvent = z.infer<typeof TrackedRoomEvent>;

const roomEventTypes: ReadonlySet<string> = new Set(
  WireRoomEvent.def.options.flatMap(({ shape }) => shape.type.def.values),
);

/** An event of any type, with its id. */
const AnyTrackedEvent = z.object({ id: EventId, data: z.object({ type: z.string() }) });

/** A received event with its id. `data` is null where this version does not know its type. */
export interface ReceivedRoomEvent {
  readonly id: EventId;
  readonly data: WireRoomEvent | null;
}

/**
 * Parses an event that a server sent. One of an unknown type is to be ignored, and its id counts: a newer
 * server may have more types.
 *
 * @returns null for what is not valid
 */
export function parseTrackedRoomEvent(message: unknown): ReceivedRoomEvent | null {
  const known = TrackedRoomEvent.safeParse(message).data;
  if (known !== undefined) return known;
  const other = AnyTrackedEvent.safeParse(message).data;
  if (other === undefined || roomEventTypes.has(other.data.type)) return null;
  return { id: other.id, data: null };
}
