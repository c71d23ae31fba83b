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
export { toRoomEvent } from './moderation.ts';
export { waitingFor } from './roles.ts';
export {
  maxWaiting,
  findMember,
  findModerationNumber,
  hasLink,
  type RoomContext,
  type RoomInput,
  type WaitingMember,
} from './context.ts';
export type { RoomActor, RoomMachineEvent } from './events.ts';
export type { Announcement, BroadcastRoomEvent, RoomRefusalReason } from './announcement.ts';
