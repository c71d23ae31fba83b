import { describe, expect, test } from 'vitest';
import {
  waitForConnections,
  peerIdOf,
  waitForMemberCount,
  joinAndConnect,
  createParticipant,
  signalingOf,
  waitForCall,
  openDevices,
} from '../support/participants.ts';
import { startClosingServer } from '../support/closing-server.ts';
import { startRefusingServer } from '../support/refusing-server.ts';
import { startServer } from '../support/server.ts';
import { waitUntil } from '../support/wait.ts';
import { createWrtcPlatform, type WrtcPlatform } from '../support/wrtc-platform.ts';

const states = ({ connections }: WrtcPlatform) =>
  connections.map(({ connectionState }) => connectionState);

describe('a person who leaves', () => {
  test('is gone for the other at once, and holds no device and no connection any more', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    await Promise.all([openDevices(ana), openDevices(ben)]);
    await joinAndConnect(ana, ben);
    const id = peerIdOf(ben);

    ben.call.send({ type: 'leave' });

    await Promise.all([waitForCall(ben, (s) => s.matches('left')), waitForMemberCount(ana, 0)]);
    expect(ana.call.streams.getRemote(id, 'user')).toBeNull();
    expect(states(ben.platform)).toEqual(['closed']);
    expect(states(ana.platform)).toEqual(['closed']);
    expect(
      ben.platform.mediaDevices.openedTracks.every(({ readyState }) => readyState === 'ended'),
    ).toBe(true);
    await waitUntil('the server has one connection', () => server.size().connections === 1);
  });

  test('can come again, and is connected again', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    await joinAndConnect(ana, ben);
    const id = peerIdOf(ben);
    ben.call.send({ type: 'leave' });
    await Promise.all([waitForCall(ben, (s) => s.matches('left')), waitForMemberCount(ana, 0)]);

    ben.call.send({ type: 'returnToLobby' });
    ben.call.send({ type: 'join' });

    await waitForConnections(ana, ben);
    expect(peerIdOf(ben)).toBe(id);
  });

  test('leaves within a moment although the server does not answer', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    await joinAndConnect(ana);
    ana.platform.socketTap.freeze();

    ana.call.send({ type: 'leave' });

    const { children } = await waitForCall(ana, (s) => s.matches('left'));
    expect(Object.keys(children)).toEqual([]);
  });
});

test('a page that takes over is connected, and the one before it is told so', async () => {
  await using server = await startServer();
  using ana = createParticipant(server, 'Ana');
  using ben = createParticipant(server, 'Ben');
  await joinAndConnect(ana, ben);
  const before = ben.platform.connections.length;

  using newer = createParticipant(server, 'Ana', {
    platform: createWrtcPlatform(ana.platform.secret),
  });
  newer.call.send({ type: 'join' });

  await waitForCall(ana, (s) => s.matches('replaced'));
  await waitUntil('Ben follows', () => ben.platform.connections.length === before + 1);
  await waitForConnections(newer, ben);
  expect(peerIdOf(newer)).toBe(peerIdOf(ana));
  expect(states(ana.platform)).toEqual(['closed']);
  expect(ana.platform.socketTap.sockets).toHaveLength(1);
});

test('a room that is full takes nobody more, and the way out is open again when one leaves', async () => {
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
  'a server that says %s is not tried again, and the call says why',
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

test('a server that takes no calls from this page is not tried again, and the call says why', async () => {
  await using server = await startClosingServer(4403, 'origin-refused');
  using ana = createParticipant(server, 'Ana');

  const { context } = await waitForCall(ana, (s) => s.matches('refused'));

  expect(context.refusal).toBe('origin-refused');
  expect(ana.platform.socketTap.sockets).toHaveLength(1);
});

test('a server that takes no more connections is tried again, and why is known meanwhile', async () => {
  const full = await startClosingServer(4429, 'too-many-connections');
  using ana = createParticipant(full, 'Ana');
  ana.call.send({ type: 'join' });
  const refusal = () => signalingOf(ana).getSnapshot().context.refusal;
  await waitUntil('the reason', () => refusal() === 'too-many-connections');
  await waitUntil('another attempt', () => ana.platform.socketTap.sockets.length > 1);
  await full[Symbol.asyncDispose]();

  await using server = await startServer({ PORT: String(full.port) });

  await waitForMemberCount(ana, 0);
  expect(refusal()).toBeNull();
  expect(server.size().members).toBe(1);
});

test('a room for which the server has no place is tried again, and why is known meanwhile', async () => {
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

test('from the door a person sees who is in, without being seen', async () => {
  await using server = await startServer();
  using ana = createParticipant(server, 'Ana');
  await joinAndConnect(ana);

  using ben = createParticipant(server, 'Ben');

  const { context } = await waitForCall(ben, (s) => s.context.peek !== null);
  expect(context.peek).toMatchObject({ memberCount: 1, state: 'open' });
  expect(server.size().members).toBe(1);
});
