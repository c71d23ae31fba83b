import { describe, expect, test } from 'vitest';
import type { WebSocket as ServerSocket } from 'ws';
import { connectTo, joinRequest, randomValue, refused } from '../support/recorded-connection.ts';
import { waitUntil } from '../support/wait.ts';
import { startClosingServer, startWebSocketServer } from '../support/websocket-server.ts';

describe('a server that accepts a connection and closes it', () => {
  test.each([
    [4403, 'origin-refused', 'origin-refused'],
    [4429, 'too-many-connections', 'too-many-connections'],
    [4429, 'rate-limited', 'rate-limited'],
    [4503, 'server-closing', 'server-closing'],
    [1012, 'server-closing', 'server-closing'],
    [4413, 'too-large', 'too-large'],
    [1009, '', 'too-large'],
  ] as const)('with %i %s refuses it for the reason %s', async (code, text, reason) => {
    await using server = await startClosingServer(code, text);
    using client = connectTo(server);

    await waitUntil('the refusal', () => client.hasReported('server.refused'));

    expect(client.reports).toEqual([{ type: 'server.open' }, refused(reason)]);
    expect(client.platform.socketTap.sockets).toHaveLength(1);
  });

  test.each([
    [4000, 'disconnect'],
    [1001, ''],
    [4429, 'a-future-reason'],
  ])('with %i %s is reported as a loss', async (code, text) => {
    await using server = await startClosingServer(code, text);
    using client = connectTo(server);

    await waitUntil('the loss', () => client.hasReported('server.lost'));

    expect(client.reports).toEqual([
      { type: 'server.open' },
      { type: 'server.lost', jitter: randomValue },
    ]);
  });
});

describe('a request during the closing handshake neither hides the reason of the server nor connects again', () => {
  test('if it is made before the close frame and sent after it', async () => {
    let isClosing = false;
    let readsWhileClosing = 0;
    const accepted: ServerSocket[] = [];
    await using server = await startWebSocketServer((socket) => accepted.push(socket));
    using client = connectTo(
      server,
      (Base) =>
        class extends Base {
          override get readyState() {
            if (!isClosing) return super.readyState;
            readsWhileClosing += 1;
            return this.CLOSING;
          }
        },
    );
    await waitUntil('the connection', () => client.hasReported('server.open'));

    client.connection.perform({ type: 'join', joinRequest, lastEventId: null });
    isClosing = true;
    // tRPC sends in a later task.
    await waitUntil('the attempt to send', () => readsWhileClosing > 0);
    accepted[0]?.close(4429, 'too-many-connections');

    await waitUntil('the refusal', () => client.hasReported('server.refused'));
    expect(client.reports).toEqual([{ type: 'server.open' }, refused('too-many-connections')]);
  });

  test('if it is made after the close frame', async () => {
    const accepted: ServerSocket[] = [];
    await using server = await startWebSocketServer((socket) => {
      accepted.push(socket);
      // It does not read the answer of the client, so the handshake does not end.
      socket.pause();
      socket.close(4429, 'too-many-connections');
    });
    using client = connectTo(server);
    const socket = () => client.platform.socketTap.sockets[0];
    await waitUntil(
      'the close frame',
      () => client.hasReported('server.open') && socket()?.readyState === WebSocket.CLOSING,
    );

    client.connection.perform({ type: 'join', joinRequest, lastEventId: null });
    accepted[0]?.resume();

    await waitUntil('the refusal', () => client.hasReported('server.refused'));
    expect(client.reports).toEqual([{ type: 'server.open' }, refused('too-many-connections')]);
    expect(client.platform.socketTap.sockets).toHaveLength(1);
  });
});
