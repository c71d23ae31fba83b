import type { LeftReason, PeerId, RefusalReason, WireRoomEvent } from '@visavis/protocol';
import {
  findMember,
  isHost,
  isWaiting,
  toRoomState,
  type RoomContext,
  type WaitingMember,
} from './context.ts';
import type { RoomActor, RoomMachineEvent } from './events.ts';

/** The room events that are the same in every mailbox. The server creates the others for each mailbox. */
export type BroadcastRoomEvent = Exclude<WireRoomEvent, { type: 'welcome' | 'resync' | 'signal' }>;

/** Why someone cannot join. */
export type RoomRefusalReason = Extract<
  RefusalReason,
  'room-full' | 'room-locked' | 'admission-denied' | 'link-changed' | 'room-ended'
>;

/** What the server has to deliver after a transition of a room, in order. */
export type Announcement =
  /** Appends an event to these mailboxes. A mailbox ends with the `left` event of its own member. */
  | { readonly type: 'notify'; readonly to: readonly PeerId[]; readonly event: BroadcastRoomEvent }
  /** Gives a new member the complete room. */
  | { readonly type: 'welcome'; readonly to: PeerId }
  /** Refuses someone who wants to join. */
  | { readonly type: 'refuse'; readonly to: PeerId; readonly reason: RoomRefusalReason };

/** The event of the room machine with this type. */
export type EventByType<Type extends RoomMachineEvent['type']> = Extract<
  RoomMachineEvent,
  { type: Type }
>;

function otherMemberIds(context: RoomContext, id: PeerId): PeerId[] {
  return context.members.filter((member) => member.id !== id).map((member) => member.id);
}

/** Appends an event to mailboxes, if there are any. */
export function notify(to: readonly PeerId[], event: BroadcastRoomEvent): Announcement[] {
  return to.length === 0 ? [] : [{ type: 'notify', to, event }];
}

/** The field that names the member who caused an event; none if the server did. */
export const causedBy = (actor: RoomActor) => (actor === null ? {} : { by: actor });

/** Someone joins. `context` is the room before. */
export function announceJoined(context: RoomContext, newcomer: WaitingMember): Announcement[] {
  const ids = context.members.map((member) => member.id);
  return [
    { type: 'welcome', to: newcomer.id },
    ...notify(ids, { type: 'joined', member: { ...newcomer, presence: 'present' } }),
  ];
}

/** Someone in the waiting room is admitted. */
export function announceAdmitted(context: RoomContext, id: PeerId): Announcement[] {
  const waiting = context.waiting.find((each) => each.id === id);
  return waiting === undefined ? [] : announceJoined(context, waiting);
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

/** Somebody moderates: the statement is the proof for all pages. */
export function announceModerated(
  context: RoomContext,
  { by, moderation }: EventByType<'member.moderate'>,
): Announcement[] {
  const ids = context.members.map((member) => member.id);
  return notify(ids, { type: 'moderated', by, moderation });
}

/** A member has a new profile. That of one who waits is for the hosts. */
export function announceUpdated(
  context: RoomContext,
  event: EventByType<'member.update'>,
): Announcement[] {
  const { id, profile } = event;
  const hostIds = context.members.filter(isHost).map((member) => member.id);
  const to = isWaiting(context, id) ? hostIds : otherMemberIds(context, id);
  return notify(to, { type: 'updated', id, profile });
}

/** Someone enters the waiting room, and is the only one who receives it. */
export function announceWaiting(context: RoomContext, id: PeerId): Announcement[] {
  return notify([id], { type: 'room', room: toRoomState(context, 'waiting-room') });
}
