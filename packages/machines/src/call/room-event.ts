import type { LeftReason, PeerId, RoomEvent } from '@visavis/protocol';
import type { CallContext, CallEvent } from './types.ts';

/** The room event that the server sent; null if the call received another event. A member who is opened joins. */
export function getRoomEvent(event: CallEvent): RoomEvent | null {
  if (event.type === 'member.opened') return { type: 'joined', member: event.member };
  return event.type === 'signaling.roomEvent' ? event.event : null;
}

/** Why this member is no longer in the room; null if the event does not say that it left. */
export const getOwnLeftReason = (context: CallContext, event: CallEvent): LeftReason | null => {
  const roomEvent = getRoomEvent(event);
  if (roomEvent?.type !== 'left') return null;
  // Before `welcome`, a client knows no id, not even its own, and receives events about itself only.
  const isOwn = context.self === null || roomEvent.id === context.self;
  return isOwn ? roomEvent.reason : null;
};

/** The member who is no longer in the room by this event; null if nobody left. */
export const getLeftMemberId = (event: CallEvent): PeerId | null => {
  if (event.type === 'member.graceExpired' || event.type === 'member.removed') return event.id;
  const roomEvent = getRoomEvent(event);
  return roomEvent?.type === 'left' ? roomEvent.id : null;
};
