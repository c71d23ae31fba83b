export { ConfigError, readConfig, type Config } from './config/config.ts';
export { createLogger, type Logger } from './logging/logger.ts';
export {
  createServer,
  type ServerHandle,
  type ServerDependencies,
  type ServerSize,
} from './server.ts';
export { Rooms, type RoomObserver } from './rooms/rooms.ts';
export type { MembershipRequest, RoomStore, MemberHandle, RoomsSize } from './rooms/room-store.ts';
