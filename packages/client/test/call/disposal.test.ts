import { describe, expect, test } from 'vitest';
import {
  waitForMemberCount,
  joinAndConnect,
  createParticipant,
  openDevices,
  type Participant,
} from '../support/participants.ts';
import { startServer } from '../support/server.ts';
import { collectGarbage } from '../support/setup.ts';
import { waitUntil } from '../support/wait.ts';

/** The active resources of this process, counted by kind. */
function countResources(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

const countHeldResources = () =>
  ['Timeout', 'TCPSocketWrap', 'TCPServerWrap', 'TCPConnectWrap'].map(
    (kind) => countResources()[kind] ?? 0,
  );

/** Asserts that a participant has released everything. */
function expectReleased({ platform }: Participant): void {
  expect(platform.networkWatcherCount).toBe(0);
  expect(platform.connections.map((each) => each.connectionState)).toEqual(
    platform.connections.map(() => 'closed'),
  );
  expect(platform.mediaDevices.openedTracks.map(({ readyState }) => readyState)).toEqual(
    platform.mediaDevices.openedTracks.map(() => 'ended'),
  );
}

const hasEndedTracks = ({ platform }: Participant) =>
  platform.mediaDevices.openedTracks.every(({ readyState }) => readyState === 'ended');

const hasClosedSockets = ({ platform: { socketTap } }: Participant) =>
  socketTap.sockets.every(({ readyState }) => readyState === WebSocket.CLOSED);

describe('a disposed call', () => {
  test('releases everything, and its user disappears for the others at once', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    await openDevices(ana);
    await joinAndConnect(ana, ben);
    ana.call.send({ type: 'screen.toggle' });

    ana[Symbol.dispose]();

    // getDisplayMedia may still be pending.
    await waitUntil('stopped tracks', () => hasEndedTracks(ana));
    expectReleased(ana);
    await waitForMemberCount(ben, 0);
    await waitUntil(
      'closed sockets',
      () => hasClosedSockets(ana) && server.size().connections === 1,
    );
    expect(server.size().members).toBe(1);
  });

  test.each([
    ['before it connects', (_: Participant) => {}],
    ['while it is connecting', ({ call }: Participant) => call.send({ type: 'join' })],
    [
      'while it requests devices',
      ({ call }: Participant) => call.send({ type: 'media.open', kinds: ['microphone', 'camera'] }),
    ],
  ])('releases everything %s', async (_, start) => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    start(ana);

    ana[Symbol.dispose]();

    await waitUntil(
      'closed sockets',
      () => hasClosedSockets(ana) && server.size().connections === 0,
    );
    await waitUntil('stopped tracks', () => hasEndedTracks(ana));
    expectReleased(ana);
    expect(server.size().members).toBe(0);
  });

  test('releases everything while there is no server', async () => {
    const server = await startServer();
    using ana = createParticipant(server, 'Ana');
    await joinAndConnect(ana);
    await server[Symbol.asyncDispose]();

    ana[Symbol.dispose]();

    expectReleased(ana);
    const { length } = ana.platform.socketTap.sockets;
    await waitUntil('closed sockets', () => hasClosedSockets(ana));
    expect(ana.platform.socketTap.sockets).toHaveLength(length);
  });

  test('leaves no timer and no socket', async () => {
    const before = countHeldResources();
    {
      await using server = await startServer();
      using ana = createParticipant(server, 'Ana');
      using ben = createParticipant(server, 'Ben');
      await Promise.all([openDevices(ana), openDevices(ben)]);
      await joinAndConnect(ana, ben);
      expect(countHeldResources()).not.toEqual(before);
    }

    await waitUntil(`at most as many resources as before: ${before.join()}`, () =>
      countHeldResources().every((count, kind) => count <= (before[kind] ?? 0)),
    );
  });

  test('is garbage-collected', async () => {
    const references: WeakRef<object>[] = [];
    await (async () => {
      await using server = await startServer();
      using ana = createParticipant(server, 'Ana');
      using ben = createParticipant(server, 'Ben');
      await Promise.all([openDevices(ana), openDevices(ben)]);
      await joinAndConnect(ana, ben);
      references.push(
        new WeakRef(ana.call),
        new WeakRef(ana.call.actor),
        new WeakRef(ana.call.streams),
      );
    })();

    await waitUntil('garbage collection', () => {
      collectGarbage();
      return references.every((each) => each.deref() === undefined);
    });
    expect(references).toHaveLength(3);
  });
});
