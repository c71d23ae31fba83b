import { expect, test } from 'vitest';
import { withPingTiming } from '../../src/server-connection/ping-timing.ts';
import { startServer } from '../support/server.ts';
import { waitUntil } from '../support/wait.ts';

test('only the response to a ping is timed', async () => {
  await using server = await startServer();
  let now = 100;
  const took: number[] = [];
  const Timed = withPingTiming(
    WebSocket,
    () => now,
    (roundTripMs) => took.push(roundTripMs),
  );
  const socket = new Timed(`${server.url.replace('http', 'ws')}/trpc`);
  using _ = { [Symbol.dispose]: () => socket.close() };
  const received: unknown[] = [];
  socket.addEventListener('message', ({ data }) => received.push(data));
  await waitUntil('the opening', () => socket.readyState === WebSocket.OPEN);

  socket.send('PING');
  now = 130;
  socket.send('PING');
  now = 142;
  await waitUntil('both messages', () => received.length === 2);
  expect(took).toEqual([42, 12]);

  socket.send('PONG');
  socket.send('PING');
  now = 120;
  await waitUntil('an answer after the clock was put back', () => took.length === 3);
  expect(took).toEqual([42, 12, 0]);
});
