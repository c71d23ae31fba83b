/** Serves the bare page and relays the messages of a room. Runs in a process of its own. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { answerQueriesFor } from '../../signaling/servers/http-server.ts';

const page = readFileSync(new URL('page.html', import.meta.url));
const server = createServer((request, response) => {
  if (!request.url?.startsWith('/?')) response.writeHead(404).end();
  else response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page);
});

const rooms = new Map<string, Set<WebSocket>>();
new WebSocketServer({ server, perMessageDeflate: false }).on(
  'connection',
  (socket, { url = '' }) => {
    const sockets = rooms.get(url) ?? new Set<WebSocket>();
    rooms.set(url, sockets);
    socket.send(JSON.stringify({ type: 'welcome', others: sockets.size }));
    sockets.add(socket);
    socket.on('message', (data, isBinary) => {
      for (const other of sockets) if (other !== socket) other.send(data, { binary: isBinary });
    });
    socket.on('close', () => {
      sockets.delete(socket);
      if (sockets.size === 0) rooms.delete(url);
    });
  },
);

server.listen(0, '127.0.0.1', () => answerQueriesFor(server));
