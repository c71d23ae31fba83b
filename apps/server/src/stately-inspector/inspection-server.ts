import { createServer, type IncomingMessage } from 'node:http';
import { WebSocketServer } from 'ws';
import { listen } from '../http/listen.ts';
import { isLoopbackHost } from '../http/loopback.ts';
import { isOriginAllowed } from '../http/origin.ts';

const loopbackAddress = '127.0.0.1';
/** How many events a browser gets that connects later. */
const maxBufferedEvents = 200;
/** How much may be buffered for one browser before it misses events. */
const maxBufferedBytes = 1_048_576;

/** A page with the Stately inspector in a frame, which gets its events from this server's WebSocket. */
const inspectorPage = `<!doctype html>
<meta charset="utf-8">
<title>Rooms</title>
<style>html, body, iframe { margin: 0; width: 100%; height: 100%; border: 0 }</style>
<iframe src="https://stately.ai/inspect"></iframe>
<script>
  const frame = document.querySelector('iframe');
  addEventListener('message', ({ data, source }) => {
    if (source !== frame.contentWindow || data?.type !== '@statelyai.connected') return;
    const socket = new WebSocket('ws://' + location.host);
    socket.onmessage = (message) =>
      frame.contentWindow.postMessage(JSON.parse(message.data), 'https://stately.ai');
  });
</script>
`;

/** Sends inspection events to browsers. */
export interface InspectionServer extends AsyncDisposable {
  readonly url: string;
  send(event: string): void;
}

/**
 * Opens a WebSocket server for inspection events, on loopback only. (The server of @statelyai/inspect listens on
 * every interface.) A browser that connects gets the newest events, then all that follow.
 */
export async function openInspectionServer(port: number): Promise<InspectionServer> {
  const bufferedEvents: string[] = [];
  const http = createServer(({ headers }, response) => {
    if (!isLoopbackHost(headers.host ?? '')) {
      response.writeHead(403).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(inspectorPage);
  });
  const wss = new WebSocketServer({
    server: http,
    verifyClient: ({ origin, req }: { origin: string | undefined; req: IncomingMessage }) =>
      isLoopbackHost(req.headers.host ?? '') && isOriginAllowed(origin, req.headers.host, []),
  });
  wss.on('connection', (socket) => {
    for (const event of bufferedEvents) socket.send(event);
  });
  const url = `http://${loopbackAddress}:${await listen(http, { host: loopbackAddress, port })}`;
  return {
    url,
    send(event) {
      bufferedEvents.push(event);
      if (bufferedEvents.length > maxBufferedEvents) bufferedEvents.shift();
      for (const socket of wss.clients) {
        if (socket.bufferedAmount < maxBufferedBytes) socket.send(event);
      }
    },
    async [Symbol.asyncDispose]() {
      for (const socket of wss.clients) socket.terminate();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
