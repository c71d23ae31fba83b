import { describe, expect, test } from 'vitest';
import { inRoomWith, meet, person, withDevices, type Person } from '../support/people.ts';
import { startServer } from '../support/server.ts';
import { collectGarbage } from '../support/setup.ts';
import { eventually } from '../support/wait.ts';

/** What keeps this process alive, counted by kind. */
function resources(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

const held = () =>
  ['Timeout', 'TCPSocketWrap', 'TCPServerWrap', 'TCPConnectWrap'].map(
    (kind) => resources()[kind] ?? 0,
  );

/** Everything of a person's platform has been let go of. */
function expectNothingLeft({ platform }: Person): void {
  expect(platform.watchers).toBe(0);
  expect(platform.connections.map((each) => each.connectionState)).toEqual(
    platform.connections.map(() => 'closed'),
  );
  expect(platform.mediaDevices.opened.map(({ readyState }) => readyState)).toEqual(
    platform.mediaDevices.opened.map(() => 'ended'),
  );
}

const tracksEnded = ({ platform }: Person) =>
  platform.mediaDevices.opened.every(({ readyState }) => readyState === 'ended');

const socketsClosed = ({ platform: { line } }: Person) =>
  line.sockets.every(({ readyState }) => readyState === WebSocket.CLOSED);

describe('a call that is disposed of leaves nothing behind', () => {
  test('in the middle of a call, and is gone for the other at once', async () => {
    await using server = await startServer();
    using ana = person(server, 'Ana');
    using ben = person(server, 'Ben');
    await withDevices(ana);
    await meet(ana, ben);
    ana.call.send({ type: 'screen.toggle' });

    ana[Symbol.dispose]();

    // The browser may still be asking which screen it is to be.
    await eventually('stopped tracks', () => tracksEnded(ana));
    expectNothingLeft(ana);
    await inRoomWith(ben, 0);
    await eventually('closed sockets', () => socketsClosed(ana) && server.size().connections === 1);
    expect(server.size().people).toBe(1);
  });

  test.each([
    ['before it has begun', (_: Person) => {}],
    ['while it is connecting', ({ call }: Person) => call.send({ type: 'join' })],
    [
      'while it asks for devices',
      ({ call }: Person) => call.send({ type: 'media.open', kinds: ['microphone', 'camera'] }),
    ],
  ])('%s', async (_, begin) => {
    await using server = await startServer();
    using ana = person(server, 'Ana');
    begin(ana);

    ana[Symbol.dispose]();

    await eventually('closed sockets', () => socketsClosed(ana) && server.size().connections === 0);
    await eventually('stopped tracks', () => tracksEnded(ana));
    expectNothingLeft(ana);
    expect(server.size().people).toBe(0);
  });

  test('while there is no server', async () => {
    const server = await startServer();
    using ana = person(server, 'Ana');
    await meet(ana);
    await server[Symbol.asyncDispose]();

    ana[Symbol.dispose]();

    expectNothingLeft(ana);
    const { length } = ana.platform.line.sockets;
    await eventually('closed sockets', () => socketsClosed(ana));
    expect(ana.platform.line.sockets).toHaveLength(length);
  });

  test('no timer and no socket', async () => {
    const before = held();
    {
      await using server = await startServer();
      using ana = person(server, 'Ana');
      using ben = person(server, 'Ben');
      await Promise.all([withDevices(ana), withDevices(ben)]);
      await meet(ana, ben);
      expect(held()).not.toEqual(before);
    }

    await eventually(`as little as before: ${before.join()}`, () =>
      held().every((count, kind) => count <= (before[kind] ?? 0)),
    );
  });

  test('nor itself in memory', async () => {
    const gone: WeakRef<object>[] = [];
    await (async () => {
      await using server = await startServer();
      using ana = person(server, 'Ana');
      using ben = person(server, 'Ben');
      await Promise.all([withDevices(ana), withDevices(ben)]);
      await meet(ana, ben);
      gone.push(new WeakRef(ana.call), new WeakRef(ana.call.actor), new WeakRef(ana.call.streams));
    })();

    await eventually('the call is collected', () => {
      collectGarbage();
      return gone.every((each) => each.deref() === undefined);
    });
    expect(gone).toHaveLength(3);
  });
});
