import { describe, expect, test } from 'vitest';
import {
  connected,
  idOf,
  inRoomWith,
  meet,
  person,
  signalingOf,
  until,
  withDevices,
} from '../support/people.ts';
import { startClosingServer } from '../support/closing-server.ts';
import { startRefusingServer } from '../support/refusing-server.ts';
import { startServer } from '../support/server.ts';
import { eventually } from '../support/wait.ts';
import { wrtcPlatform, type WrtcPlatform } from '../support/wrtc-platform.ts';

const states = ({ connections }: WrtcPlatform) =>
  connections.map(({ connectionState }) => connectionState);

describe('a person who leaves', () => {
  test('is gone for the other at once, and holds no device and no connection any more', async () => {
    await using server = await startServer();
    using ana = person(server, 'Ana');
    using ben = person(server, 'Ben');
    await Promise.all([withDevices(ana), withDevices(ben)]);
    await meet(ana, ben);
    const id = idOf(ben);

    ben.call.send({ type: 'leave' });

    await Promise.all([until(ben, (s) => s.matches('left')), inRoomWith(ana, 0)]);
    expect(ana.call.streams.of(id, 'person')).toBeNull();
    expect(states(ben.platform)).toEqual(['closed']);
    expect(states(ana.platform)).toEqual(['closed']);
    expect(ben.platform.mediaDevices.opened.every(({ readyState }) => readyState === 'ended')).toBe(
      true,
    );
    await eventually('the server has one connection', () => server.size().connections === 1);
  });

  test('can come again, and is connected again', async () => {
    await using server = await startServer();
    using ana = person(server, 'Ana');
    using ben = person(server, 'Ben');
    await meet(ana, ben);
    const id = idOf(ben);
    ben.call.send({ type: 'leave' });
    await Promise.all([until(ben, (s) => s.matches('left')), inRoomWith(ana, 0)]);

    ben.call.send({ type: 'again' });
    ben.call.send({ type: 'join' });

    await connected(ana, ben);
    expect(idOf(ben)).toBe(id);
  });

  test('leaves within a moment although the server does not answer', async () => {
    await using server = await startServer();
    using ana = person(server, 'Ana');
    await meet(ana);
    ana.platform.line.freeze();

    ana.call.send({ type: 'leave' });

    const { children } = await until(ana, (s) => s.matches('left'));
    expect(Object.keys(children)).toEqual([]);
  });
});

test('a page that takes over is connected, and the one before it is told so', async () => {
  await using server = await startServer();
  using ana = person(server, 'Ana');
  using ben = person(server, 'Ben');
  await meet(ana, ben);
  const before = ben.platform.connections.length;

  using newer = person(server, 'Ana', { platform: wrtcPlatform(ana.platform.secret) });
  newer.call.send({ type: 'join' });

  await until(ana, (s) => s.matches('replaced'));
  await eventually('Ben follows', () => ben.platform.connections.length === before + 1);
  await connected(newer, ben);
  expect(idOf(newer)).toBe(idOf(ana));
  expect(states(ana.platform)).toEqual(['closed']);
  expect(ana.platform.line.sockets).toHaveLength(1);
});

test('a room that is full takes nobody more, and the way out is open again when one leaves', async () => {
  await using server = await startServer({ MEMBERS_PER_ROOM: '1' });
  using ana = person(server, 'Ana');
  using ben = person(server, 'Ben');
  await meet(ana);

  ben.call.send({ type: 'join' });
  const { context } = await until(ben, (s) => s.matches('full'));
  expect(context).toMatchObject({ refusal: 'room-full', members: [] });

  ana.call.send({ type: 'leave' });
  await until(ana, (s) => s.matches('left'));
  ben.call.send({ type: 'again' });
  await meet(ben);
});

test.each(['client-outdated', 'server-outdated', 'bad-session'] as const)(
  'a server that says %s is not tried again, and the call says why',
  async (reason) => {
    await using server = await startRefusingServer(reason);
    using ana = person(server, 'Ana');

    const { context } = await until(ana, (s) => s.matches('failed'));

    expect(context.refusal).toBe(reason);
    expect(ana.platform.line.sockets).toHaveLength(1);
    await eventually('the socket is closed', () =>
      ana.platform.line.sockets.every(({ readyState }) => readyState === WebSocket.CLOSED),
    );
  },
);

test('a server that takes no calls from this page is not tried again, and the call says why', async () => {
  await using server = await startClosingServer(4403, 'origin-refused');
  using ana = person(server, 'Ana');

  const { context } = await until(ana, (s) => s.matches('refused'));

  expect(context.refusal).toBe('origin-refused');
  expect(ana.platform.line.sockets).toHaveLength(1);
});

test('a server that takes no more connections is tried again, and why is known meanwhile', async () => {
  const full = await startClosingServer(4429, 'too-many-connections');
  using ana = person(full, 'Ana');
  ana.call.send({ type: 'join' });
  const refusal = () => signalingOf(ana).getSnapshot().context.refusal;
  await eventually('the reason', () => refusal() === 'too-many-connections');
  await eventually('another attempt', () => ana.platform.line.sockets.length > 1);
  await full[Symbol.asyncDispose]();

  await using server = await startServer({ PORT: String(full.port) });

  await inRoomWith(ana, 0);
  expect(refusal()).toBeNull();
  expect(server.size().people).toBe(1);
});

test('a room for which the server has no place is tried again, and why is known meanwhile', async () => {
  await using server = await startServer({ MAX_ROOMS: '1' });
  using ana = person(server, 'Ana');
  await meet(ana);
  using ben = person(server, 'Ben', { room: 'room2' });
  ben.call.send({ type: 'join' });
  const refusal = () => signalingOf(ben).getSnapshot().context.refusal;
  await eventually('the reason', () => refusal() === 'too-many-rooms');

  ana.call.send({ type: 'leave' });

  await inRoomWith(ben, 0);
  expect(refusal()).toBeNull();
});

test('from the door a person sees who is in, without being seen', async () => {
  await using server = await startServer();
  using ana = person(server, 'Ana');
  await meet(ana);

  using ben = person(server, 'Ben');

  const { context } = await until(ben, (s) => s.context.peek !== null);
  expect(context.peek).toMatchObject({ members: 1, state: 'open' });
  expect(server.size().people).toBe(1);
});
