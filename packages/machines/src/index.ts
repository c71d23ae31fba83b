export {
  decide,
  emptyRoom,
  knockingLimit,
  memberOf,
  peekAt,
  roomMachine,
  roomState,
  type Announcement,
  type RoomContext,
  type RoomInput,
  type RoomMachineEvent,
  type RoomNews,
  type RoomRefusal,
  type RoomSnapshot,
  type Visitor,
} from './room/room.ts';
export * from './call/call.ts';
export * from './media/media.ts';
export * from './peer/peer.ts';
export * from './signaling/signaling.ts';
