/** What the server is made of between the WebSocket and the rooms, for those who bring their own network. */
export { readConfig } from './config/config.ts';
export { MemoryRoomStore } from './rooms/memory-room-store.ts';
export { Signaling } from './service/service.ts';
export { Visitors, type Visit, type VisitorSocket } from './websocket/visitors.ts';
