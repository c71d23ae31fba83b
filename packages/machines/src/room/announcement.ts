import type { LeftReason, PeerId, RefusalReason, RoomEvent } from '@visavis/protocol';
import {
  findMember,
  toRoomState,
  type RoomContext,
  type RoomMachineEvent,
  type WaitingMember,
} from './context.ts';

/** Room events that mean the same in every mailbox. The others are made by whoever holds the mailboxes. */
export type BroadcastRoomEvent = Exclude<RoomEvent, { type: 'welcome' | 'resync' | 'signal' }>;

/** Why someone gets no place. */
export type RoomRefusalReason = Extract<
  RefusalReason,
  'room-full' | 'room-locked' | 'admission-denied' | 'room-ended'
>;

/** What a room wants said after a transition, in order. */
export type Announcement =
  /** Puts an event into these mailboxes. One that is told of its own person's `left` ends. */
  | { readonly type: 'notify'; readonly to: readonly PeerId[]; readonly event: BroadcastRoomEvent }
  /** Gives someone new the whole room. */
  | { readonly type: 'welcome'; readonly to: PeerId }
  /** Says no to someone who has no place. */
  | { readonly type: 'refuse'; readonly to: PeerId; readonly reason: RoomRefusalReason };

type EventByType<Type extends RoomMachineEvent['type']> = Extract<RoomMachineEvent, { type: Type }>;

function otherMemberIds(context: RoomContext, id: PeerId): PeerId[] {
  return context.members.filter((member) => member.id !== id).map((member) => member.id);
}

function notify(to: readonly PeerId[], event: BroadcastRoomEvent): Announcement[] {
  return to.length === 0 ? [] : [{ type: 'notify', to, event }];
}

/** A newcomer has been let in: `context` is the room before. */
export function announceJoined(context: RoomContext, newcomer: WaitingMember): Announcement[] {
  const { id, profile } = newcomer;
  const ids = context.members.map((member) => member.id);
  return [
    { type: 'welcome', to: id },
    ...notify(ids, { type: 'joined', member: { id, profile, presence: 'present' } }),
  ];
}

/** Someone at the door has been let in. */
export function announceAdmitted(context: RoomContext, id: PeerId): Announcement[] {
  const visitor = context.waiting.find((each) => each.id === id);
  return visitor === undefined ? [] : announceJoined(context, visitor);
}

/** The door has been locked before everyone at it. */
export function announceLockedOut(context: RoomContext): Announcement[] {
  return context.waiting.map(({ id }) => ({ type: 'refuse', to: id, reason: 'room-locked' }));
}

/**
 * Everyone at the door is let in while there is room; the rest hear that it is full. Those let in
 * find each other in their welcome.
 */
export function announceAllAdmitted(context: RoomContext): Announcement[] {
  const places = context.capacity - context.members.length;
  return context.waiting.flatMap((visitor, index) =>
    index < places
      ? announceJoined(context, visitor)
      : [{ type: 'refuse', to: visitor.id, reason: 'room-full' }],
  );
}

/** A member's place ends: everyone hears it, the member included, whose mailbox ends with it. */
export function announceLeft(context: RoomContext, id: PeerId, reason: LeftReason): Announcement[] {
  return notify([...otherMemberIds(context, id), id], { type: 'left', id, reason });
}

/** Someone at the door gives up or is turned away for good. */
export function announceWaitingEnded(id: PeerId, reason: LeftReason): Announcement[] {
  return notify([id], { type: 'left', id, reason });
}

/** A member came back to its place. The others hear only what is new. */
export function announceBack(
  context: RoomContext,
  event: EventByType<'member.join' | 'member.back'>,
): Announcement[] {
  const { id } = event;
  const member = findMember(context, id);
  const others = otherMemberIds(context, id);
  const back = member?.presence === 'away' ? notify(others, { type: 'back', id }) : [];
  if (event.type === 'member.back') return back;
  const { profile } = event;
  const newer = member !== undefined && profile.revision > member.profile.revision;
  return newer ? [...back, ...notify(others, { type: 'updated', id, profile })] : back;
}

/** What a member was told is lost. The others hear `back`, as of someone who was away, and say again what matters. */
export function announceResynced(context: RoomContext, id: PeerId): Announcement[] {
  return notify(otherMemberIds(context, id), { type: 'back', id });
}

/** A member's connection broke. */
export function announceAway(context: RoomContext, id: PeerId): Announcement[] {
  return notify(otherMemberIds(context, id), { type: 'away', id });
}

/** A member shows something new. */
export function announceUpdated(
  context: RoomContext,
  event: EventByType<'member.update'>,
): Announcement[] {
  const { id, profile } = event;
  return notify(otherMemberIds(context, id), { type: 'updated', id, profile });
}

/** The door has been set: everyone inside hears it. */
export function announceAccessSet(
  context: RoomContext,
  event: EventByType<'access.set'>,
): Announcement[] {
  const ids = context.members.map((member) => member.id);
  return notify(ids, { type: 'room', room: toRoomState(context, event.access) });
}

/** Someone waits at the door: they alone hear that it is one for knocking. */
export function announceWaiting(context: RoomContext, id: PeerId): Announcement[] {
  return notify([id], { type: 'room', room: toRoomState(context, 'waiting-room') });
}

/** The room is over for everyone in it and at its door. */
export function announceRoomEnded(context: RoomContext): Announcement[] {
  const ids = [...context.members, ...context.waiting].map(({ id }) => id);
  return ids.flatMap((id) => notify([id], { type: 'left', id, reason: 'ended' }));
}
