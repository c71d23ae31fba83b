import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { connect, type Socket } from 'node:net';

/**
 * What a reverse proxy does to WebSockets: passes them on, refuses the upgrade, keeps answers back to send
 * several at once, or cuts what is open after a moment.
 */
export type ProxyMode = 'pass' | 'refuse' | 'buffer' | 'disconnect';

/** A reverse proxy whose manners can be changed. They hold for connections that are made from then on. */
export interface ReverseProxy extends AsyncDisposable {
  readonly origin: string;
  mode: ProxyMode;
}

/** How long answers are kept back, and how long a connection lives that is cut, in milliseconds. */
const modeDelaysMs = { buffer: 3_000, disconnect: 4_000 } as const;

/** Passes data on both ways, in a manner. */
function forward(client: Socket, server: Socket, manner: ProxyMode, head: Buffer): void {
  let held: Buffer[] = [];
  const flushing = setInterval(() => {
    if (held.length > 0) client.write(Buffer.concat(held));
    held = [];
  }, modeDelaysMs.buffer);
  const end = () => {
    clearInterval(flushing);
    client.destroy();
    server.destroy();
  };
  let isOpen = false;
  server.on('data', (data) => {
    // What opens the WebSocket passes in every manner.
    if (manner === 'buffer' && isOpen) held.push(data);
    else client.write(data);
    isOpen = true;
  });
  client.on('data', (data) => server.write(data));
  if (manner === 'disconnect') setTimeout(end, modeDelaysMs.disconnect);
  server.write(head);
  for (const socket of [client, server]) socket.on('close', end).on('error', end);
}

/** Starts a reverse proxy in front of a server of this machine. @param origin of the server */
export async function startReverseProxy(origin: string): Promise<ReverseProxy> {
  const { port } = new URL(origin);
  const target = { host: '127.0.0.1', port: Number(port) };
  const proxy: Pick<ReverseProxy, 'mode'> = { mode: 'pass' };
  const sockets = new Set<Socket>();
  const server = createServer((incoming, answer) => {
    const { method, url, headers } = incoming;
    const onward = request({ ...target, method, path: url, headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    incoming.pipe(onward);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('upgrade', ({ url, rawHeaders }, client: Socket, head) => {
    if (proxy.mode === 'refuse') {
      client.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
      return;
    }
    const onward = connect(target);
    const lines = rawHeaders.flatMap((name, at) =>
      at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1] ?? ''}`] : [],
    );
    onward.write([`GET ${url} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
    forward(client, onward, proxy.mode, head);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('No port is free.');
  return Object.assign(proxy, {
    origin: `http://localhost:${address.port}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  });
}
