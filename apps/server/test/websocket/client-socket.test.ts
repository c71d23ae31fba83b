import { once } from 'node:events';
import { createServer } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { ClientSocket } from '../../src/websocket/client-socket.ts';
import { slowReaderBytes } from '../../src/websocket/slow-readers.ts';

/** A client socket of a server, and the client at the other end. */
async function connect() {
  const http = createServer();
  const wss = new WebSocketServer({ noServer: true, WebSocket: ClientSocket });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const accepted = new Promise<ClientSocket>((resolve) => {
    http.on('upgrade', (request, stream, head) => {
      wss.handleUpgrade(request, stream, head, (socket) => {
        socket.stream = stream;
        resolve(socket);
      });
    });
  });
  const client = new WebSocket(`ws://127.0.0.1:${port}`);
  onTestFinished(() => {
    client.terminate();
    http.close();
  });
  const received: string[] = [];
  client.on('message', (data, isBinary) => {
    const text = Buffer.isBuffer(data) ? data.toString() : '';
    received.push(`${isBinary ? 'binary' : 'text'} ${text}`);
  });
  const closed = once(client, 'close').then(([code, reason]) => `${code} ${reason}`);
  await once(client, 'open');
  return { server: await accepted, client, received, closed };
}

/** How often a socket writes to its stream from now on. */
function countWrites({ stream }: ClientSocket): () => number {
  let count = 0;
  const write = stream?.write.bind(stream);
  if (stream !== undefined && write !== undefined) {
    stream.write = (chunk: Uint8Array | string) => {
      count += 1;
      return write(chunk);
    };
  }
  return () => count;
}

describe('a client receives the texts that the server sends', () => {
  test.each([0, 1, 125, 126, 127, 65_535, 65_536, 200_000])('of %d bytes', async (length) => {
    const { server, client, received } = await connect();
    server.send('a'.repeat(length));
    await once(client, 'message');
    expect(received).toEqual([`text ${'a'.repeat(length)}`]);
  });

  test('in any script', async () => {
    const { server, received, closed } = await connect();
    const texts = ['Zoë', '面对面', '🙂'.repeat(40), 'ÿ'.repeat(100)];
    for (const text of texts) server.send(text);
    server.close();
    await closed;
    expect(received).toEqual(texts.map((text) => `text ${text}`));
  });
});

describe('the texts of one turn of the event loop', () => {
  test('are written at once', async () => {
    const { server, client, received } = await connect();
    const writes = countWrites(server);
    for (const text of ['one', 'two', 'three']) server.send(text);
    expect(writes()).toBe(0);
    while (received.length < 3) await once(client, 'message');
    expect(received).toEqual(['text one', 'text two', 'text three']);
    expect(writes()).toBe(1);
  });

  test('count as unsent until they are written', async () => {
    const { server, client } = await connect();
    server.send('a'.repeat(1_000));
    server.send('b'.repeat(500));
    expect(server.unsentBytes).toBe(1_500);
    await once(client, 'message');
    expect(server.unsentBytes).toBe(0);
  });

  test('count as those of a client that reads slowly', async () => {
    const { server, closed } = await connect();
    const events: string[] = [];
    server.observer = {
      maxBufferedBytes: 3 * slowReaderBytes,
      onSlow: () => events.push('slow'),
      onServerClose: (_, reason) => events.push(reason),
    };
    for (let n = 0; n < 4; n += 1) server.send('a'.repeat(slowReaderBytes));
    expect(events).toEqual(['slow', 'slow', 'too-slow']);
    expect(await closed).toBe('1006 ');
  });

  test.each([
    ['a normal close', (server: ClientSocket) => server.close(1000, 'over'), '1000 over'],
    [
      'a close for a reason',
      (server: ClientSocket) => server.closeForReason('rate-limited'),
      '4429 rate-limited',
    ],
    ['a replacement', (server: ClientSocket) => server.closeReplaced(), '1000 replaced'],
  ])('arrive before %s', async (_, close, expected) => {
    const { server, received, closed } = await connect();
    server.send('last');
    close(server);
    expect(await closed).toBe(expected);
    expect(received).toEqual(['text last']);
  });

  test('are dropped where the client has gone', async () => {
    const { server, client, closed } = await connect();
    client.close(1000);
    await once(server, 'close');
    const writes = countWrites(server);
    server.send('too late');
    await closed;
    await nextTurn();
    expect(writes()).toBe(0);
  });
});
