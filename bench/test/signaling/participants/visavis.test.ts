import { once } from 'node:events';
import { createTRPCClient, createWSClient, wsLink } from '@trpc/client';
import { createConnectionParams, RoomName, webCryptography } from '@visavis/protocol';
import type { AppRouter } from '@visavis/protocol/router';
import { expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { join } from '../../../signaling/participants/visavis.ts';
import { profile } from '../../../signaling/payload/payload.ts';

/** Records the URL and the first two frames that a server receives, without random values. The server never answers. */
async function firstFrames(connect: (port: number) => void): Promise<readonly unknown[]> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const frames = new Promise<readonly unknown[]>((resolve) => {
    const received: unknown[] = [];
    server.on('connection', (socket, request) => {
      received.push(request.url);
      socket.on('message', (data: Buffer) => {
        const text = data.toString();
        received.push(
          JSON.parse(text.replaceAll(/"(publicKey|signature)":"[^"]{43,}"/g, '"$1":""')),
        );
        if (received.length === 3) resolve(received);
      });
    });
  });
  try {
    connect(port);
    return await frames;
  } finally {
    for (const socket of server.clients) socket.terminate();
    server.close();
  }
}

test('the benchmark participant sends the same frames as the tRPC client', async () => {
  const room = RoomName.parse('room1');
  const expectedFrames = await firstFrames((port) => {
    const client = createWSClient({
      url: `ws://127.0.0.1:${port}/trpc`,
      connectionParams: async () =>
        createConnectionParams(await webCryptography.createIdentity(), `127.0.0.1:${port}`),
      retryDelayMs: () => 60_000,
    });
    const server = createTRPCClient<AppRouter>({ links: [wsLink({ client })] });
    server.ice.servers.query().catch(() => undefined);
    server.room.join.subscribe({ room, profile }, { onError: () => undefined });
  });
  const frames = await firstFrames((port) => {
    join({ port, room, role: 'first', onSignal: () => undefined }).catch(() => undefined);
  });
  expect(frames).toEqual(expectedFrames);
});
