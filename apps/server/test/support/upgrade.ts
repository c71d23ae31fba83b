import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod/mini';
import type { ServerHandle } from '../../src/index.ts';

const Refused = z.object({ reason: z.string(), sentence: z.string() });

/** Requests a WebSocket. Gives the status, and the reason where it is refused. */
export function upgrade(
  server: ServerHandle,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number | undefined; reason?: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(`${server.url}${path}`, {
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
        'Sec-WebSocket-Version': '13',
        ...headers,
      },
    });
    asked.on('error', reject);
    asked.on('upgrade', ({ statusCode }, socket) => {
      socket.destroy();
      resolve({ status: statusCode });
    });
    asked.on('response', (response) => {
      text(response).then((body) => {
        const { reason } = Refused.parse(JSON.parse(body));
        resolve({ status: response.statusCode, reason });
      }, reject);
    });
    asked.end();
  });
}
