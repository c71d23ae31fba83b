import * as z from 'zod/mini';
import { startWebSocketServer, type TestWebSocketServer } from './websocket-server.ts';

const Request = z.object({ id: z.int(), params: z.object({ path: z.string() }) });

/** The response that refuses a request. The reason may be one of a newer server. */
export const refuseFor = (reason: string): object => ({
  error: { code: -32_600, message: reason, data: { reason, status: 400, sentence: reason } },
});

/** The responses to `room.join` with these events, which may be of a newer server. */
export const joinWith = (...events: readonly { id: string; data: unknown }[]): object[] => [
  { result: { type: 'started' } },
  ...events.map((event) => ({ result: { type: 'data', id: event.id, data: event } })),
];

/** Starts a server that answers each procedure with the given frames, and others not at all. */
export const startScriptedServer = (
  responses: Readonly<Record<string, readonly object[]>>,
): Promise<TestWebSocketServer> =>
  startWebSocketServer((socket) => {
    socket.on('message', (data) => {
      const text = Buffer.isBuffer(data) ? data.toString() : '';
      const frame: unknown = text === 'PING' ? [] : JSON.parse(text);
      for (const message of Array.isArray(frame) ? frame : [frame]) {
        const request = Request.safeParse(message).data;
        if (request === undefined) continue;
        const { id, params } = request;
        for (const response of responses[params.path] ?? [])
          socket.send(JSON.stringify({ id, ...response }));
      }
    });
  });
