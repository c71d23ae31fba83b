/** Rooms and relayed signals on bare ws, with a Map of Maps and JSON. */
import { randomUUID } from 'node:crypto';
import { WebSocketServer, type WebSocket } from 'ws';
import { serve } from './http-server.ts';
import { parseMessage } from './message.ts';

interface Member {
  readonly socket: WebSocket;
  readonly profile: unknown;
}
type Room = Map<string, Member>;

const rooms = new Map<string, Room>();

function broadcast(room: Room, event: object): void {
  const text = JSON.stringify(event);
  for (const { socket } of room.values()) socket.send(text);
}

function join(name: string, id: string, member: Member): Room {
  const room = rooms.get(name) ?? new Map<string, Member>();
  rooms.set(name, room);
  const members = [...room].map(([id, { profile }]) => ({ id, profile }));
  broadcast(room, { type: 'joined', id, profile: member.profile });
  room.set(id, member);
  member.socket.send(JSON.stringify({ type: 'welcome', id, members }));
  return room;
}

function handleConnection(socket: WebSocket): void {
  const id = randomUUID();
  let name = '';
  let room: Room | undefined;
  socket.on('message', (data: Buffer) => {
    const message = parseMessage(JSON.parse(data.toString()));
    if (message?.type === 'join') {
      name = message.room;
      room = join(name, id, { socket, profile: message.profile });
    } else if (message?.type === 'signal') {
      const event = { type: 'signal', from: id, signal: message.signal };
      room?.get(message.to)?.socket.send(JSON.stringify(event));
    }
  });
  socket.on('close', () => {
    room?.delete(id);
    if (room?.size === 0) rooms.delete(name);
    else if (room !== undefined) broadcast(room, { type: 'left', id });
  });
}

serve((server) => {
  new WebSocketServer({ server, perMessageDeflate: false }).on('connection', handleConnection);
});
