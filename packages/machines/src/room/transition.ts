import { RoomName, type RoomPeek, type RoomState } from '@visavis/protocol';
import { createActor, type ExecutableActionObject, type SnapshotFrom } from 'xstate';
import { createInertScope } from '../xstate-internals/xstate-internals.ts';
import type { Announcement } from './announcement.ts';
import { toRoomState, type RoomInput, type RoomMachineEvent } from './context.ts';
import { roomMachine } from './machine.ts';

/** The state of one room at one time: plain data apart from its link to the machine. */
export type RoomSnapshot = SnapshotFrom<typeof roomMachine>;

/** Never started: it stands for the room's own actor in the machine's pure transitions. */
const unstartedRoom = createActor(roomMachine, {
  input: { name: RoomName.parse('unused'), capacity: 1 },
});

// Every room starts in the same state, so its initial snapshot is computed only once.
const initialSnapshot = unstartedRoom.getSnapshot();

/** A room with nobody in it. */
export function createEmptyRoom({ name, capacity }: RoomInput): RoomSnapshot {
  return { ...initialSnapshot, context: { ...initialSnapshot.context, name, capacity } };
}

/** A room from the parts of its snapshot that can be stored. */
export function restoreRoom({
  value,
  context,
}: Pick<RoomSnapshot, 'value' | 'context'>): RoomSnapshot {
  return roomMachine.resolveState({ value, context });
}

// `setup` types the parameters of `announce`: they are always announcements.
function isAnnounceAction(
  action: ExecutableActionObject,
): action is ExecutableActionObject & { params: readonly Announcement[] } {
  return action.type === 'announce';
}

/**
 * The room after an event, and what is to be said because of it, in order. A pure function: a store
 * keeps the snapshot and delivers the announcements, both or neither.
 */
export function transitionRoom(
  snapshot: RoomSnapshot,
  event: RoomMachineEvent,
): { readonly snapshot: RoomSnapshot; readonly announcements: readonly Announcement[] } {
  if (snapshot.status !== 'active') {
    const refused: Announcement[] =
      event.type === 'member.join' ? [{ type: 'refuse', to: event.id, reason: 'room-ended' }] : [];
    return { snapshot, announcements: refused };
  }
  const announcements: Announcement[] = [];
  const scope = createInertScope(unstartedRoom, (action) => {
    if (isAnnounceAction(action)) announcements.push(...action.params);
  });
  const next = roomMachine.transition(snapshot, event, scope);
  return { snapshot: next, announcements };
}

/** What everyone in the room knows of it. */
export function getRoomState({ context, value }: RoomSnapshot): RoomState {
  if (value === 'ended') return toRoomState(context, 'locked');
  const { access } = value.running;
  return toRoomState(context, access === 'waitingRoom' ? 'waiting-room' : access);
}

/** What someone outside may know of the room. */
export function getRoomPeek(snapshot: RoomSnapshot): RoomPeek {
  const { capacity, members } = snapshot.context;
  const { access } = getRoomState(snapshot);
  const outside = members.length >= capacity ? 'full' : access;
  return { memberCount: members.length, capacity, state: members.length === 0 ? 'empty' : outside };
}
