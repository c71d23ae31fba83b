import type { LeftReason, PeerId, Reason, RoomEvent } from '@visavis/protocol';
import {
  memberOf,
  stateWith,
  type RoomContext,
  type RoomMachineEvent,
  type Visitor,
} from './context.ts';

/** Room events that mean the same in every mailbox. The others are made by whoever holds the mailboxes. */
export type RoomNews = Exclude<RoomEvent, { type: 'welcome' | 'resync' | 'signal' }>;

/** Why someone gets no place. */
export type RoomRefusal = Extract<
  Reason,
  'room-full' | 'room-locked' | 'room-refused' | 'room-ended'
>;

/** What a room wants said after a transition, in order. */
export type Announcement =
  /** Puts an event into these mailboxes. One that is told of its own person's `left` ends. */
  | { readonly type: 'tell'; readonly to: readonly PeerId[]; readonly event: RoomNews }
  /** Gives someone new the whole room. */
  | { readonly type: 'welcome'; readonly to: PeerId }
  /** Says no to someone who has no place. */
  | { readonly type: 'refuse'; readonly to: PeerId; readonly reason: RoomRefusal };

type EventOf<Type extends RoomMachineEvent['type']> = Extract<RoomMachineEvent, { type: Type }>;

function idsBut(context: RoomContext, id: PeerId): PeerId[] {
  return context.members.filter((member) => member.id !== id).map((member) => member.id);
}

function tell(to: readonly PeerId[], event: RoomNews): Announcement[] {
  return to.length === 0 ? [] : [{ type: 'tell', to, event }];
}

/** A newcomer has been let in: `context` is the room before. */
export function entered(context: RoomContext, newcomer: Visitor): Announcement[] {
  const { id, profile } = newcomer;
  const ids = context.members.map((member) => member.id);
  return [
    { type: 'welcome', to: id },
    ...tell(ids, { type: 'joined', member: { id, profile, presence: 'here' } }),
  ];
}

/** Someone at the door has been let in. */
export function admitted(context: RoomContext, id: PeerId): Announcement[] {
  const visitor = context.knocking.find((each) => each.id === id);
  return visitor === undefined ? [] : entered(context, visitor);
}

/** The door has been locked before everyone at it. */
export function turnedAway(context: RoomContext): Announcement[] {
  return context.knocking.map(({ id }) => ({ type: 'refuse', to: id, reason: 'room-locked' }));
}

/**
 * Everyone at the door is let in while there is room; the rest hear that it is full. Those let in
 * find each other in their welcome.
 */
export function doorOpened(context: RoomContext): Announcement[] {
  const places = context.capacity - context.members.length;
  return context.knocking.flatMap((visitor, index) =>
    index < places
      ? entered(context, visitor)
      : [{ type: 'refuse', to: visitor.id, reason: 'room-full' }],
  );
}

/** A member's place ends: everyone hears it, the member included, whose mailbox ends with it. */
export function placeEnded(context: RoomContext, id: PeerId, reason: LeftReason): Announcement[] {
  return tell([...idsBut(context, id), id], { type: 'left', id, reason });
}

/** Someone at the door gives up or is turned away for good. */
export function visitorGone(id: PeerId, reason: LeftReason): Announcement[] {
  return tell([id], { type: 'left', id, reason });
}

/** A member came back to its place. The others hear only what is new. */
export function cameBack(
  context: RoomContext,
  event: EventOf<'member.join' | 'member.back'>,
): Announcement[] {
  const { id } = event;
  const member = memberOf(context, id);
  const others = idsBut(context, id);
  const back = member?.presence === 'away' ? tell(others, { type: 'back', id }) : [];
  if (event.type === 'member.back') return back;
  const { profile } = event;
  const newer = member !== undefined && profile.revision > member.profile.revision;
  return newer ? [...back, ...tell(others, { type: 'updated', id, profile })] : back;
}

/** What a member was told is lost. The others hear `back`, as of someone who was away, and say again what matters. */
export function resynced(context: RoomContext, id: PeerId): Announcement[] {
  return tell(idsBut(context, id), { type: 'back', id });
}

/** A member's connection broke. */
export function wentAway(context: RoomContext, id: PeerId): Announcement[] {
  return tell(idsBut(context, id), { type: 'away', id });
}

/** A member shows something new. */
export function updated(context: RoomContext, event: EventOf<'member.update'>): Announcement[] {
  const { id, profile } = event;
  return tell(idsBut(context, id), { type: 'updated', id, profile });
}

/** The door has been set: everyone inside hears it. */
export function doorSet(context: RoomContext, event: EventOf<'door.set'>): Announcement[] {
  const ids = context.members.map((member) => member.id);
  return tell(ids, { type: 'room', room: stateWith(context, event.door) });
}

/** Someone waits at the door: they alone hear that it is one for knocking. */
export function asked(context: RoomContext, id: PeerId): Announcement[] {
  return tell([id], { type: 'room', room: stateWith(context, 'knock') });
}

/** The room is over for everyone in it and at its door. */
export function ended(context: RoomContext): Announcement[] {
  const ids = [...context.members, ...context.knocking].map(({ id }) => id);
  return ids.flatMap((id) => tell([id], { type: 'left', id, reason: 'ended' }));
}
