/** The components behind the WebSocket endpoint, for servers with another network, such as the simulation. */
export { verifySignature } from './authentication/verify-signature.ts';
export { readConfig } from './config/config.ts';
export { createRoomLog } from './room-log/create-room-log.ts';
export { AddressBudgets } from './limits/address-budgets.ts';
export { Rooms } from './rooms/rooms.ts';
export { Signaling } from './signaling/signaling.ts';
export { ConnectedClients, type SocketHandlers } from './websocket/connected-clients.ts';
export type { ClientSocketPort } from './websocket/client-socket.ts';
