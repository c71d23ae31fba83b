import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { ServerHandle } from '../../src/index.ts';
import { get } from '../support/http.ts';
import { startServer } from '../support/server.ts';

async function open({ port }: ServerHandle): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1' });
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

describe('a connection is closed within 15 seconds', () => {
  test.each([
    ['that sends nothing', ''],
    ['that sends half a request', 'GET / HTTP/1.1\r\nHost: localhost\r\n'],
    [
      'that announces a body and sends none',
      'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n',
    ],
  ])('%s', { timeout: 20_000, concurrent: true }, async (_, text) => {
    await using server = await startServer();
    const socket = await open(server);
    const closed = once(socket, 'close', { signal: AbortSignal.timeout(15_000) });
    socket.resume();
    socket.write(text);
    await expect(closed).resolves.toBeDefined();
  });
});

test('one address can open connections up to a limit, those that send nothing included', async () => {
  await using server = await startServer({ SOCKETS_PER_ADDRESS: '3' });
  const sockets = await Promise.all(Array.from({ length: 3 }, () => open(server)));
  const rejected = await open(server);
  await expect(once(rejected, 'close')).resolves.toBeDefined();

  for (const socket of sockets) socket.destroy();
  await expect
    .poll(() => get(`${server.url}/healthz`).catch(() => null))
    .toMatchObject({ status: 200 });
});
