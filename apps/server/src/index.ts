export { ConfigError, readConfig, type Config } from './config/config.ts';
export { createLogger, type Logger } from './logging/logger.ts';
export {
  createServer,
  type ServerHandle,
  type ServerDependencies,
  type ServerSize,
} from './server.ts';
export type { RoomObserver } from './rooms/room-writer.ts';
export type { RoomsSize } from './rooms/rooms-size.ts';
