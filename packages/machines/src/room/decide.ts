import type { RoomPeek, RoomState } from '@visavis/protocol';
import type { SnapshotFrom } from 'xstate';
import type { Announcement } from './announcement.ts';
import { stateWith, type RoomInput, type RoomMachineEvent } from './context.ts';
import { roomMachine } from './machine.ts';
import { inertScope, nobody } from './scope.ts';

/** The state of one room at one time: plain data apart from its link to the machine. */
export type RoomSnapshot = SnapshotFrom<typeof roomMachine>;

// Every room begins in the same state, so the machine is started once and not for each.
const nowhere = nobody.getSnapshot();

/** A room with nobody in it. */
export function emptyRoom({ name, capacity }: RoomInput): RoomSnapshot {
  return { ...nowhere, context: { ...nowhere.context, name, capacity } };
}

/**
 * The room after an event, and what is to be said because of it, in order. A pure function: a store
 * keeps the snapshot and delivers the announcements, both or neither.
 */
export function decide(
  snapshot: RoomSnapshot,
  event: RoomMachineEvent,
): { readonly snapshot: RoomSnapshot; readonly announcements: readonly Announcement[] } {
  if (snapshot.status !== 'active') {
    const refused: Announcement[] =
      event.type === 'member.join' ? [{ type: 'refuse', to: event.id, reason: 'room-ended' }] : [];
    return { snapshot, announcements: refused };
  }
  const announcements: Announcement[] = [];
  const next = roomMachine.transition(snapshot, event, inertScope(announcements));
  return { snapshot: next, announcements };
}

/** What everyone in the room knows of it. */
export function roomState({ context, value }: RoomSnapshot): RoomState {
  return stateWith(context, value === 'ended' ? 'locked' : value.running.door);
}

/** What someone outside may know of the room. */
export function peekAt(snapshot: RoomSnapshot): RoomPeek {
  const { capacity, members } = snapshot.context;
  const { door } = roomState(snapshot);
  const outside = members.length >= capacity ? 'full' : door;
  return { members: members.length, capacity, state: members.length === 0 ? 'empty' : outside };
}
