/** Rooms and relayed signals as in the documentation of Socket.IO. */
import { Server, type Socket } from 'socket.io';
import { serve } from './http-server.ts';
import { parseMessage } from './message.ts';

type Acknowledge = (welcome: object) => void;

function handleSocket(io: Server, socket: Socket): void {
  let room = '';
  socket.on('join', (value: unknown, acknowledge: Acknowledge) => {
    const message = parseMessage(value);
    if (message?.type !== 'join') return;
    ({ room } = message);
    socket.data = { profile: message.profile };
    const present = [...(io.sockets.adapter.rooms.get(room) ?? [])];
    const members = present.map((id) => {
      const data: unknown = io.sockets.sockets.get(id)?.data;
      return { id, data };
    });
    void socket.join(room);
    socket.to(room).emit('joined', { id: socket.id, profile: message.profile });
    acknowledge({ id: socket.id, members });
  });
  socket.on('signal', (value: unknown) => {
    const message = parseMessage(value);
    if (message?.type !== 'signal') return;
    socket.to(message.to).emit('signal', { from: socket.id, signal: message.signal });
  });
  socket.on('disconnecting', () => {
    socket.to(room).emit('left', { id: socket.id });
  });
}

serve((server) => {
  const io = new Server(server, { serveClient: false });
  io.on('connection', (socket) => handleSocket(io, socket));
});
