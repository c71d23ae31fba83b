import { describe, expect, test } from 'vitest';
import { sees, watch } from '../support/media.ts';
import {
  connected,
  inRoomWith,
  idOf,
  meet,
  peerOf,
  person,
  signalingOf,
  untilMember,
  untilSignaling,
  withDevices,
  type Person,
} from '../support/people.ts';
import { startServer } from '../support/server.ts';
import { eventually } from '../support/wait.ts';
import { secretWithId } from '../support/ids.ts';
import { pictures } from '../support/wrtc-devices.ts';
import { wrtcPlatform } from '../support/wrtc-platform.ts';

/** Writes down the states that someone's way to the server passes through from now on. */
function signalingStates(someone: Person): string[] {
  const states: string[] = [];
  signalingOf(someone).subscribe(({ value }) => {
    const state = typeof value === 'string' ? value : Object.keys(value).join();
    if (states.at(-1) !== state) states.push(state);
  });
  return states;
}

describe('when the server stops and another one starts in its place', () => {
  test('calls go on, the people keep their ids, and newcomers can join', async () => {
    const first = await startServer();
    using ana = person(first, 'Ana');
    using ben = person(first, 'Ben');
    await Promise.all([withDevices(ana), withDevices(ben)]);
    await meet(ana, ben);
    await sees(ben, ana, pictures.camera);
    const ids = [idOf(ana), idOf(ben)];
    const generation = peerOf(ana, ben).getSnapshot().context.generation;
    const seen = [signalingStates(ana), signalingStates(ben)];
    using watched = watch(ben, ana);

    await first[Symbol.asyncDispose]();
    await Promise.all([untilSignaling(ana, 'resuming'), untilSignaling(ben, 'resuming')]);
    const { frames } = watched;
    await eventually('pictures without a server', () => watched.frames > frames + 2);
    await using second = await startServer({ PORT: String(first.port) });
    await Promise.all([untilSignaling(ana, 'online'), untilSignaling(ben, 'online')]);
    await eventually('both are known to the server', () => second.size().people === 2);
    await untilMember(ana, ben, ({ presence }) => presence === 'here');
    await untilMember(ben, ana, ({ presence }) => presence === 'here');

    await connected(ana, ben);
    expect([idOf(ana), idOf(ben)]).toEqual(ids);
    expect(peerOf(ana, ben).getSnapshot().context.generation).toBe(generation);
    expect(ana.platform.connections).toHaveLength(1);
    expect(ben.platform.connections).toHaveLength(1);
    expect(ben.platform.connections[0]?.descriptions).toEqual(['local offer', 'remote answer']);
    for (const states of seen) expect(states).toEqual(['resuming', 'online']);

    using eva = person(second, 'Eva');
    eva.call.send({ type: 'join' });
    await connected(ana, ben, eva);
  });

  // Who offers must not depend on ids where only one of the two knows that nobody has offered yet.
  test.each([
    ['smaller', 'larger'],
    ['larger', 'smaller'],
  ] as const)(
    'a newcomer with a %s id, who is there before the others come back, is connected with them',
    async (newcomer, others) => {
      const first = await startServer();
      using ana = person(first, 'Ana', { platform: wrtcPlatform(secretWithId(others)) });
      using ben = person(first, 'Ben', { platform: wrtcPlatform(secretWithId(others)) });
      await meet(ana, ben);
      await first[Symbol.asyncDispose]();
      ana.platform.line.outward = () => false;
      ben.platform.line.outward = () => false;
      await using second = await startServer({ PORT: String(first.port) });
      using eva = person(second, 'Eva', { platform: wrtcPlatform(secretWithId(newcomer)) });
      await meet(eva);

      for (const { platform } of [ana, ben]) {
        platform.line.thaw();
        platform.line.cut();
      }

      await connected(ana, ben, eva);
      expect(ana.platform.connections).toHaveLength(2);
    },
  );

  test('someone who left meanwhile is missed, but not thrown out before the grace period ends', async () => {
    const first = await startServer();
    using ana = person(first, 'Ana');
    using ben = person(first, 'Ben');
    await meet(ana, ben);
    await first[Symbol.asyncDispose]();
    ben.platform.line.outward = () => false;

    await using second = await startServer({ PORT: String(first.port) });

    await untilMember(ana, ben, ({ presence }) => presence === 'away');
    expect(second.size().people).toBe(1);
    expect(peerOf(ana, ben).getSnapshot().matches({ connection: 'connected' })).toBe(true);
  });

  test('someone who left meanwhile is let go after the grace period of the server, not one of the page’s own', async () => {
    const first = await startServer();
    using ana = person(first, 'Ana');
    using ben = person(first, 'Ben');
    await meet(ana, ben);
    await first[Symbol.asyncDispose]();
    ben.platform.line.outward = () => false;

    await using second = await startServer({ PORT: String(first.port), GRACE: '200' });

    await inRoomWith(ana, 0);
    expect(second.size().people).toBe(1);
  });
});

test('a server that says that it stops is left in peace, and the call goes on at the next one', async () => {
  const first = await startServer({ DRAIN: '300' });
  using ana = person(first, 'Ana');
  using ben = person(first, 'Ben');
  await meet(ana, ben);

  await first.close();
  await using second = await startServer({ PORT: String(first.port) });

  await eventually('both are known to the server', () => second.size().people === 2);
  await untilMember(ana, ben, ({ presence }) => presence === 'here');
  await connected(ana, ben);
  expect(ana.platform.connections).toHaveLength(1);
});
