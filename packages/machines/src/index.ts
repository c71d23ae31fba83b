export {
  transitionRoom,
  createEmptyRoom,
  restoreRoom,
  maxWaiting,
  findMember,
  findModerationNumber,
  hasLink,
  getRoomPeek,
  roomMachine,
  getRoomState,
  type Announcement,
  type RoomContext,
  type RoomInput,
  type RoomMachineEvent,
  type BroadcastRoomEvent,
  type RoomRefusalReason,
  type RoomSnapshot,
  type WaitingMember,
  toRoomEvent,
  waitingFor,
} from './room/room.ts';
export * from './call/call.ts';
export * from './media/media.ts';
export * from './peer/peer.ts';
export * from './signaling/signaling.ts';
export * from './trust/trust.ts';
