export { ConfigError, readConfig, type Config } from './config/config.ts';
export { createLog, type Log } from './log/log.ts';
export { createServer, type ServerHandle, type ServerParts, type ServerSize } from './server.ts';
export { MemoryRoomStore, type RoomObserver } from './rooms/memory-room-store.ts';
export type { JoinRequest, RoomStore, Seat, StoreSize } from './rooms/room-store.ts';
