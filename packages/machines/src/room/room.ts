/** The room machine: one room's life, as a pure function from events to states and announcements. */
export { roomMachine } from './machine.ts';
export { decide, emptyRoom, peekAt, roomState, type RoomSnapshot } from './decide.ts';
export {
  knockingLimit,
  memberOf,
  type RoomContext,
  type RoomInput,
  type RoomMachineEvent,
  type Visitor,
} from './context.ts';
export type { Announcement, RoomNews, RoomRefusal } from './announcement.ts';
