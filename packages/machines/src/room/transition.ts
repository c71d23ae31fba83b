import { RoomName, type RoomPeek, type RoomState } from '@visavis/protocol';
import { createActor, type ExecutableActionObject, type SnapshotFrom } from 'xstate';
import { createInertScope } from '../xstate-internals/xstate-internals.ts';
import type { Announcement } from './announcement.ts';
import { toRoomState, type RoomInput } from './context.ts';
import type { RoomMachineEvent } from './events.ts';
import { roomMachine } from './machine.ts';
import { announceChanges } from './roles.ts';

/** The state of one room. It is plain data, apart from its reference to the machine. */
export type RoomSnapshot = SnapshotFrom<typeof roomMachine>;

/** Never started: it stands for the room's own actor in the machine's pure transitions. */
const unstartedRoom = createActor(roomMachine, {
  input: { name: RoomName.parse('unused'), capacity: 1 },
});

// Every room starts in the same state, so its initial snapshot is computed only once.
const initialSnapshot = unstartedRoom.getSnapshot();

/** A room without members. */
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
 * The room after an event, and the announcements to deliver, in order. This is a pure function. The server
 * stores the snapshot and delivers the announcements, or does neither.
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
  announcements.push(...announceChanges(snapshot.context, next.context));
  return { snapshot: next, announcements };
}

/** What every member knows about the room. */
export function getRoomState({ context, value }: RoomSnapshot): RoomState {
  if (value === 'ended') return toRoomState(context, 'locked');
  const { access } = value.running;
  return toRoomState(context, access === 'waitingRoom' ? 'waiting-room' : access);
}

/** What anyone may know about the room without joining it. */
export function getRoomPeek(snapshot: RoomSnapshot): RoomPeek {
  const { capacity, members } = snapshot.context;
  const { access } = getRoomState(snapshot);
  const memberCount = members.length;
  if (memberCount === 0) return { memberCount, capacity, state: 'empty' };
  return { memberCount, capacity, state: memberCount >= capacity ? 'full' : access };
}
