/** Rooms and relaying as Socket.IO's documentation does them. */
import { Server, type Socket } from 'socket.io';
import { serve } from './http-server.ts';
import { parseMessage } from './message.ts';

type Acknowledge = (welcome: object) => void;

function handleSocket(io: Server, socket: Socket): void {
  let room = '';
  socket.on('join', (value: unknown, acknowledge: Acknowledge) => {
    const said = parseMessage(value);
    if (said?.type !== 'join') return;
    ({ room } = said);
    socket.data = { profile: said.profile };
    const present = [...(io.sockets.adapter.rooms.get(room) ?? [])];
    const members = present.map((id) => {
      const data: unknown = io.sockets.sockets.get(id)?.data;
      return { id, data };
    });
    void socket.join(room);
    socket.to(room).emit('joined', { id: socket.id, profile: said.profile });
    acknowledge({ id: socket.id, members });
  });
  socket.on('signal', (value: unknown) => {
    const said = parseMessage(value);
    if (said?.type !== 'signal') return;
    socket.to(said.to).emit('signal', { from: socket.id, signal: said.signal });
  });
  socket.on('disconnecting', () => {
    socket.to(room).emit('left', { id: socket.id });
  });
}

serve((server) => {
  const io = new Server(server, { serveClient: false });
  io.on('connection', (socket) => handleSocket(io, socket));
});
