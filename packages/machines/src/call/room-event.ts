import type { PeerId, RoomEvent } from '@visavis/protocol';
import type { CallContext, CallEvent } from './types.ts';

/** What the room says by this event; null where it is not from the room. */
export const getRoomEvent = (event: CallEvent): RoomEvent | null =>
  event.type === 'signaling.roomEvent' ? event.event : null;

/** The reason for which the server says that this person is no longer in the room. */
export const getOwnLeftReason = (context: CallContext, event: CallEvent) => {
  const told = getRoomEvent(event);
  if (told?.type !== 'left') return null;
  // Before the welcome, a page hears of nobody but itself, and does not know its own id yet.
  return context.self === null || told.id === context.self ? told.reason : null;
};

/** Who is out of the room by this event. */
export const getLeftMemberId = (event: CallEvent): PeerId | null => {
  if (event.type === 'member.graceExpired') return event.id;
  const told = getRoomEvent(event);
  return told?.type === 'left' ? told.id : null;
};
