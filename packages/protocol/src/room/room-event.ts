import * as z from 'zod/mini';
import { Epoch, EventId, PeerId, RoomName } from '../ids/ids.ts';
import { limits } from '../limits/limits.ts';
import { SignalBatch } from '../signal/signal.ts';
import { Member, Profile } from './member.ts';

/** `open`: anyone with the link enters. `knock`: someone inside lets them in. `locked`: nobody enters. */
export const RoomAccess = z.enum(['open', 'waiting-room', 'locked']);
export type RoomAccess = z.infer<typeof RoomAccess>;

/** What everyone in a room knows of the room itself. */
export const RoomState = z.object({
  name: RoomName,
  access: RoomAccess,
  /** The most people at a time, from 1. */
  capacity: z.int().check(z.minimum(1)),
});
export type RoomState = z.infer<typeof RoomState>;

/**
 * Why someone is no longer in the room: they left; their grace period ran out (`gone`); they were put out
 * (`kicked`); a newer connection took their place (`replaced`, told to the older connection only);
 * or the room ended for all.
 */
export const LeftReason = z.enum(['left', 'grace-expired', 'removed', 'replaced', 'ended']);
export type LeftReason = z.infer<typeof LeftReason>;

const completeRoom = {
  self: PeerId,
  room: RoomState,
  /** Everyone else in the room, in the order in which they came. */
  members: z.array(Member),
  epoch: Epoch,
  /**
   * Milliseconds for which the place of someone whose connection broke is kept; for so long, whoever is
   * missed after a `resync` may come back. At most what a timer can wait for.
   */
  graceMs: z.int().check(z.minimum(0), z.maximum(limits.maxTimerMs)),
};

/**
 * What a mailbox holds. The first event after joining is `welcome`, or `room` with the door at `knock`
 * while someone inside decides. `resync` stands for an unknown number of lost events: it is the whole
 * truth, and everything known before is to be compared with it. `left` with one's own id ends the
 * subscription.
 */
export const RoomEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('welcome'), ...completeRoom }),
  z.object({ type: z.literal('resync'), ...completeRoom }),
  z.object({ type: z.literal('joined'), member: Member }),
  z.object({ type: z.literal('left'), id: PeerId, reason: LeftReason }),
  z.object({ type: z.literal('away'), id: PeerId }),
  z.object({ type: z.literal('back'), id: PeerId }),
  z.object({ type: z.literal('updated'), id: PeerId, profile: Profile }),
  z.object({ type: z.literal('room'), room: RoomState }),
  z.extend(SignalBatch, { type: z.literal('signal'), from: PeerId }),
]);
export type RoomEvent = z.infer<typeof RoomEvent>;

/** One event with its place in the mailbox, as the client receives it. */
export const TrackedRoomEvent = z.object({ id: EventId, data: RoomEvent });
export type TrackedRoomEvent = z.infer<typeof TrackedRoomEvent>;
