/** What the server is made of between the WebSocket and the rooms, for those who bring their own network. */
export { readConfig } from './config/config.ts';
export { createRoomLog } from './room-log/create-room-log.ts';
export { Rooms } from './rooms/rooms.ts';
export { Signaling } from './signaling/signaling.ts';
export {
  ConnectedClients,
  type SocketHandlers,
  type ClientSocketPort,
} from './websocket/connected-clients.ts';
