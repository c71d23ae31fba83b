import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { connect, type Socket } from 'node:net';

/**
 * What a reverse proxy does with WebSockets: forwards them, refuses the upgrade, buffers responses and sends
 * several at once, or closes open connections after a while.
 */
export type ProxyMode = 'pass' | 'refuse' | 'buffer' | 'disconnect';

/** A reverse proxy whose mode can be changed. The mode applies to new connections. */
export interface ReverseProxy extends AsyncDisposable {
  readonly origin: string;
  mode: ProxyMode;
}

/** How long responses are buffered, and after how long a connection is closed. */
const modeDelaysMs = { buffer: 3_000, disconnect: 4_000 } as const;

/** Forwards data in both directions. */
function forward(client: Socket, server: Socket, mode: ProxyMode, head: Buffer): void {
  let buffered: Buffer[] = [];
  const flushing = setInterval(() => {
    if (buffered.length > 0) client.write(Buffer.concat(buffered));
    buffered = [];
  }, modeDelaysMs.buffer);
  const close = () => {
    clearInterval(flushing);
    client.destroy();
    server.destroy();
  };
  let isOpen = false;
  server.on('data', (data) => {
    // The upgrade response is never buffered.
    if (mode === 'buffer' && isOpen) buffered.push(data);
    else client.write(data);
    isOpen = true;
  });
  client.on('data', (data) => server.write(data));
  if (mode === 'disconnect') setTimeout(close, modeDelaysMs.disconnect);
  server.write(head);
  for (const socket of [client, server]) socket.on('close', close).on('error', close);
}

/** Starts a reverse proxy on a free port. @param origin of a server on this machine */
export async function startReverseProxy(origin: string): Promise<ReverseProxy> {
  const { port } = new URL(origin);
  const target = { host: '127.0.0.1', port: Number(port) };
  const proxy: Pick<ReverseProxy, 'mode'> = { mode: 'pass' };
  const sockets = new Set<Socket>();
  const server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const forwarded = request({ ...target, method, path: url, headers }, (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(outgoing);
    });
    forwarded.on('error', () => outgoing.destroy());
    incoming.pipe(forwarded);
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
    const upstream = connect(target);
    const lines = rawHeaders.flatMap((name, at) =>
      at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1] ?? ''}`] : [],
    );
    upstream.write([`GET ${url} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
    forward(client, upstream, proxy.mode, head);
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
