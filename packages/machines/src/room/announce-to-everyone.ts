import type { LeftReason, RoomAccess, RoomState } from '@visavis/protocol';
import {
  announceJoined,
  causedBy,
  notify,
  type Announcement,
  type EventByType,
  type RoomRefusalReason,
} from './announcement.ts';
import { toRoomState, type RoomContext } from './context.ts';
import type { RoomActor } from './events.ts';

/** The state of the room has changed: all members receive it. */
function announceRoomState(context: RoomContext, room: RoomState, by: RoomActor): Announcement[] {
  const ids = context.members.map((member) => member.id);
  return notify(ids, { type: 'room', room, ...causedBy(by) });
}

/** The access of the room has changed. */
export function announceAccessSet(
  context: RoomContext,
  { access, by }: EventByType<'access.set'>,
): Announcement[] {
  return announceRoomState(context, toRoomState(context, access), by);
}

/** The rights of guests have changed. @param access the access that the room has */
export function announceGuestRightsSet(
  context: RoomContext,
  { guestRights, by }: EventByType<'guestRights.set'>,
  access: RoomAccess,
): Announcement[] {
  return announceRoomState(context, toRoomState({ ...context, guestRights }, access), by);
}

/** The room gets a newer lock. */
export function announceLockSet(
  context: RoomContext,
  event: EventByType<'lock.present' | 'link.change'>,
  access: RoomAccess,
): Announcement[] {
  const room = toRoomState({ ...context, lock: event.lock }, access);
  return announceRoomState(context, room, 'by' in event ? event.by : null);
}

/**
 * Everyone in the waiting room joins until the room is full; the others are refused. Those who join find each
 * other in their `welcome`.
 */
export function announceAllAdmitted(context: RoomContext): Announcement[] {
  const free = context.capacity - context.members.length;
  return context.waiting.flatMap((waiting, index) =>
    index < free
      ? announceJoined(context, waiting)
      : [{ type: 'refuse', to: waiting.id, reason: 'room-full' }],
  );
}

/** Everyone in the waiting room is refused. */
export function announceAllRefused(
  context: RoomContext,
  reason: RoomRefusalReason,
): Announcement[] {
  return context.waiting.map(({ id }) => ({ type: 'refuse', to: id, reason }));
}

/** Everyone in the room and in its waiting room has to leave. Each receives the end of its own membership only. */
export function announceEveryoneLeft(
  context: RoomContext,
  reason: LeftReason,
  by: RoomActor,
): Announcement[] {
  const ids = [...context.members, ...context.waiting].map(({ id }) => id);
  return ids.flatMap((id) => notify([id], { type: 'left', id, reason, ...causedBy(by) }));
}
