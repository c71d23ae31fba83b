/** The room machine: a pure function from events to room states and announcements. */
export { roomMachine } from './machine.ts';
export {
  transitionRoom,
  createEmptyRoom,
  restoreRoom,
  getRoomPeek,
  getRoomState,
  type RoomSnapshot,
} from './transition.ts';
export {
  maxWaiting,
  findMember,
  hasLink,
  type RoomActor,
  type RoomContext,
  type RoomInput,
  type RoomMachineEvent,
  type WaitingMember,
} from './context.ts';
export type { Announcement, BroadcastRoomEvent, RoomRefusalReason } from './announcement.ts';
