import { expect, test } from 'vitest';
import { startClosingServer } from '../support/websocket-server.ts';
import {
  createParticipant,
  joinAndConnect,
  signalingOf,
  waitForCall,
  waitForMemberCount,
} from '../support/participants.ts';
import { startRefusingServer } from '../support/refusing-server.ts';
import { startServer } from '../support/server.ts';
import { waitUntil } from '../support/wait.ts';

test('a full room refuses to let anyone join until a member leaves', async () => {
  await using server = await startServer({ MEMBERS_PER_ROOM: '1' });
  using ana = createParticipant(server, 'Ana');
  using ben = createParticipant(server, 'Ben');
  await joinAndConnect(ana);

  ben.call.send({ type: 'join' });
  const { context } = await waitForCall(ben, (s) => s.matches('full'));
  expect(context).toMatchObject({ refusal: 'room-full', members: [] });

  ana.call.send({ type: 'leave' });
  await waitForCall(ana, (s) => s.matches('left'));
  ben.call.send({ type: 'returnToLobby' });
  await joinAndConnect(ben);
});

test.each(['client-outdated', 'server-outdated', 'bad-session'] as const)(
  'the client does not reconnect after %s, and the call has the reason',
  async (reason) => {
    await using server = await startRefusingServer(reason);
    using ana = createParticipant(server, 'Ana');

    const { context } = await waitForCall(ana, (s) => s.matches('failed'));

    expect(context.refusal).toBe(reason);
    expect(ana.platform.socketTap.sockets).toHaveLength(1);
    await waitUntil('the socket is closed', () =>
      ana.platform.socketTap.sockets.every(({ readyState }) => readyState === WebSocket.CLOSED),
    );
  },
);

test('the client does not reconnect to a server that refuses its origin, and the call has the reason', async () => {
  await using server = await startClosingServer(4403, 'origin-refused');
  using ana = createParticipant(server, 'Ana');

  const { context } = await waitForCall(ana, (s) => s.matches('refused'));

  expect(context.refusal).toBe('origin-refused');
  expect(ana.platform.socketTap.sockets).toHaveLength(1);
});

test('the client reconnects to a server with too many connections, and knows the reason meanwhile', async () => {
  const fullServer = await startClosingServer(4429, 'too-many-connections');
  using ana = createParticipant(fullServer, 'Ana');
  ana.call.send({ type: 'join' });
  const refusal = () => signalingOf(ana).getSnapshot().context.refusal;
  await waitUntil('the reason', () => refusal() === 'too-many-connections');
  await waitUntil('another attempt', () => ana.platform.socketTap.sockets.length > 1);
  await fullServer[Symbol.asyncDispose]();

  await using server = await startServer({ PORT: String(fullServer.port) });

  await waitForMemberCount(ana, 0);
  expect(refusal()).toBeNull();
  expect(server.size().members).toBe(1);
});

test('the client joins again after too many rooms, and knows the reason meanwhile', async () => {
  await using server = await startServer({ MAX_ROOMS: '1' });
  using ana = createParticipant(server, 'Ana');
  await joinAndConnect(ana);
  using ben = createParticipant(server, 'Ben', { room: 'room2' });
  ben.call.send({ type: 'join' });
  const refusal = () => signalingOf(ben).getSnapshot().context.refusal;
  await waitUntil('the reason', () => refusal() === 'too-many-rooms');

  ana.call.send({ type: 'leave' });

  await waitForMemberCount(ben, 0);
  expect(refusal()).toBeNull();
});
