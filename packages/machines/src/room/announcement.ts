import type { LeftReason, PeerId, RefusalReason, RoomEvent } from '@visavis/protocol';
import {
  findMember,
  toRoomState,
  type RoomActor,
  type RoomContext,
  type RoomMachineEvent,
  type WaitingMember,
} from './context.ts';

/** The room events that are the same in every mailbox. The server creates the others for each mailbox. */
export type BroadcastRoomEvent = Exclude<RoomEvent, { type: 'welcome' | 'resync' | 'signal' }>;

/** Why someone cannot join. */
export type RoomRefusalReason = Extract<
  RefusalReason,
  'room-full' | 'room-locked' | 'admission-denied' | 'room-ended'
>;

/** What the server has to deliver after a transition of a room, in order. */
export type Announcement =
  /** Appends an event to these mailboxes. A mailbox ends with the `left` event of its own member. */
  | { readonly type: 'notify'; readonly to: readonly PeerId[]; readonly event: BroadcastRoomEvent }
  /** Gives a new member the complete room. */
  | { readonly type: 'welcome'; readonly to: PeerId }
  /** Refuses someone who wants to join. */
  | { readonly type: 'refuse'; readonly to: PeerId; readonly reason: RoomRefusalReason };

type EventByType<Type extends RoomMachineEvent['type']> = Extract<RoomMachineEvent, { type: Type }>;

function otherMemberIds(context: RoomContext, id: PeerId): PeerId[] {
  return context.members.filter((member) => member.id !== id).map((member) => member.id);
}

function notify(to: readonly PeerId[], event: BroadcastRoomEvent): Announcement[] {
  return to.length === 0 ? [] : [{ type: 'notify', to, event }];
}

/** The field that names the member who caused an event; none if the server did. */
const causedBy = (actor: RoomActor) => (actor === null ? {} : { by: actor });

/** Someone joins. `context` is the room before. */
export function announceJoined(context: RoomContext, newcomer: WaitingMember): Announcement[] {
  const { id, publicKey, profile } = newcomer;
  const ids = context.members.map((member) => member.id);
  return [
    { type: 'welcome', to: id },
    ...notify(ids, { type: 'joined', member: { id, publicKey, profile, presence: 'present' } }),
  ];
}

/** Someone in the waiting room is admitted. */
export function announceAdmitted(context: RoomContext, id: PeerId): Announcement[] {
  const waiting = context.waiting.find((each) => each.id === id);
  return waiting === undefined ? [] : announceJoined(context, waiting);
}

/** The room is locked: everyone in the waiting room is refused. */
export function announceLockedOut(context: RoomContext): Announcement[] {
  return context.waiting.map(({ id }) => ({ type: 'refuse', to: id, reason: 'room-locked' }));
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

/** A membership ends. Everyone receives the event, the member last: it ends the member's mailbox. */
export function announceLeft(
  context: RoomContext,
  id: PeerId,
  reason: LeftReason,
  actor: RoomActor,
): Announcement[] {
  const event = { type: 'left', id, reason, ...causedBy(actor) } as const;
  return notify([...otherMemberIds(context, id), id], event);
}

/** Someone leaves the waiting room without having been admitted or denied. */
export function announceWaitingEnded(id: PeerId, reason: LeftReason): Announcement[] {
  return notify([id], { type: 'left', id, reason });
}

/** A member comes back. The others receive only what has changed. */
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
  const isNewer = member !== undefined && profile.revision > member.profile.revision;
  return isNewer ? [...back, ...notify(others, { type: 'updated', id, profile })] : back;
}

/** Events for a member were lost. The others receive `back`, and repeat what matters. */
export function announceResynced(context: RoomContext, id: PeerId): Announcement[] {
  return notify(otherMemberIds(context, id), { type: 'back', id });
}

/** A member's connection broke. */
export function announceAway(context: RoomContext, id: PeerId): Announcement[] {
  return notify(otherMemberIds(context, id), { type: 'away', id });
}

/** A member has a new profile. */
export function announceUpdated(
  context: RoomContext,
  event: EventByType<'member.update'>,
): Announcement[] {
  const { id, profile } = event;
  return notify(otherMemberIds(context, id), { type: 'updated', id, profile });
}

/** The access of the room has changed: all members receive it. */
export function announceAccessSet(
  context: RoomContext,
  { access, by }: EventByType<'access.set'>,
): Announcement[] {
  const ids = context.members.map((member) => member.id);
  return notify(ids, { type: 'room', room: toRoomState(context, access), ...causedBy(by) });
}

/** Someone enters the waiting room, and is the only one who receives it. */
export function announceWaiting(context: RoomContext, id: PeerId): Announcement[] {
  return notify([id], { type: 'room', room: toRoomState(context, 'waiting-room') });
}

/** The room ends for everyone in it and in its waiting room. */
export function announceRoomEnded(
  context: RoomContext,
  { by }: EventByType<'room.end'>,
): Announcement[] {
  const ids = [...context.members, ...context.waiting].map(({ id }) => id);
  return ids.flatMap((id) => notify([id], { type: 'left', id, reason: 'ended', ...causedBy(by) }));
}
