import { describe, expect, test } from 'vitest';
import { waitForVideo, observeVideo } from '../support/media.ts';
import {
  waitForConnections,
  waitForMemberCount,
  peerIdOf,
  joinAndConnect,
  peerOf,
  createParticipant,
  signalingOf,
  waitForMember,
  waitForSignaling,
  openDevices,
  type Participant,
} from '../support/participants.ts';
import { startServer } from '../support/server.ts';
import { waitUntil } from '../support/wait.ts';
import { createIdentityIn } from '../support/ids.ts';
import { videoSizes } from '../support/wrtc-devices.ts';
import { createWrtcPlatform } from '../support/wrtc-platform.ts';

/** Records the states of a participant's signaling machine from now on. */
function recordSignalingStates(participant: Participant): string[] {
  const states: string[] = [];
  signalingOf(participant).subscribe(({ value }) => {
    const state = typeof value === 'string' ? value : Object.keys(value).join();
    if (states.at(-1) !== state) states.push(state);
  });
  return states;
}

describe('when the server restarts', () => {
  test('calls continue, members keep their ids, and newcomers can join', async () => {
    const first = await startServer();
    using ana = createParticipant(first, 'Ana');
    using ben = createParticipant(first, 'Ben');
    await Promise.all([openDevices(ana), openDevices(ben)]);
    await joinAndConnect(ana, ben);
    await waitForVideo(ben, ana, videoSizes.camera);
    const ids = [peerIdOf(ana), peerIdOf(ben)];
    const generation = peerOf(ana, ben).getSnapshot().context.generation;
    const recordedStates = [recordSignalingStates(ana), recordSignalingStates(ben)];
    using video = observeVideo(ben, ana);

    await first[Symbol.asyncDispose]();
    await Promise.all([waitForSignaling(ana, 'resuming'), waitForSignaling(ben, 'resuming')]);
    const { frames } = video;
    await waitUntil('frames without a server', () => video.frames > frames + 2);
    await using second = await startServer({ PORT: String(first.port) });
    await Promise.all([waitForSignaling(ana, 'online'), waitForSignaling(ben, 'online')]);
    await waitUntil('both memberships', () => second.size().members === 2);
    await waitForMember(ana, ben, ({ presence }) => presence === 'present');
    await waitForMember(ben, ana, ({ presence }) => presence === 'present');

    await waitForConnections(ana, ben);
    expect([peerIdOf(ana), peerIdOf(ben)]).toEqual(ids);
    expect(peerOf(ana, ben).getSnapshot().context.generation).toBe(generation);
    expect(ana.platform.connections).toHaveLength(1);
    expect(ben.platform.connections).toHaveLength(1);
    expect(ben.platform.connections[0]?.descriptions).toEqual(['local offer', 'remote answer']);
    for (const states of recordedStates) expect(states).toEqual(['resuming', 'online']);

    using eva = createParticipant(second, 'Eva');
    eva.call.send({ type: 'join' });
    await waitForConnections(ana, ben, eva);
  });

  // The role must not depend on the ids: only one of the two knows that nobody has offered yet.
  test.each([
    ['smaller', 'larger'],
    ['larger', 'smaller'],
  ] as const)(
    'a newcomer with a %s id who joins before the others come back is connected with them',
    async (newcomer, others) => {
      const first = await startServer();
      using ana = createParticipant(first, 'Ana', {
        platform: createWrtcPlatform(createIdentityIn(others)),
      });
      using ben = createParticipant(first, 'Ben', {
        platform: createWrtcPlatform(createIdentityIn(others)),
      });
      await joinAndConnect(ana, ben);
      await first[Symbol.asyncDispose]();
      ana.platform.socketTap.filterOutgoing = () => false;
      ben.platform.socketTap.filterOutgoing = () => false;
      await using second = await startServer({ PORT: String(first.port) });
      using eva = createParticipant(second, 'Eva', {
        platform: createWrtcPlatform(createIdentityIn(newcomer)),
      });
      await joinAndConnect(eva);

      for (const { platform } of [ana, ben]) {
        platform.socketTap.unfreeze();
        platform.socketTap.disconnect();
      }

      await waitForConnections(ana, ben, eva);
      expect(ana.platform.connections).toHaveLength(2);
    },
  );

  test('a member who does not come back is away until the grace period ends', async () => {
    const first = await startServer();
    using ana = createParticipant(first, 'Ana');
    using ben = createParticipant(first, 'Ben');
    await joinAndConnect(ana, ben);
    await first[Symbol.asyncDispose]();
    ben.platform.socketTap.filterOutgoing = () => false;

    await using second = await startServer({ PORT: String(first.port) });

    await waitForMember(ana, ben, ({ presence }) => presence === 'away');
    expect(second.size().members).toBe(1);
    expect(peerOf(ana, ben).getSnapshot().matches({ connection: 'connected' })).toBe(true);
  });

  test('a member who does not come back is removed after the grace period of the new server', async () => {
    const first = await startServer();
    using ana = createParticipant(first, 'Ana');
    using ben = createParticipant(first, 'Ben');
    await joinAndConnect(ana, ben);
    await first[Symbol.asyncDispose]();
    ben.platform.socketTap.filterOutgoing = () => false;

    await using second = await startServer({ PORT: String(first.port), GRACE_MS: '200' });

    await waitForMemberCount(ana, 0);
    expect(second.size().members).toBe(1);
  });
});

test('a draining server is not reconnected to, and the call continues on the next one', async () => {
  const first = await startServer({ DRAIN_TIMEOUT_MS: '300' });
  using ana = createParticipant(first, 'Ana');
  using ben = createParticipant(first, 'Ben');
  await joinAndConnect(ana, ben);

  await first.close();
  await using second = await startServer({ PORT: String(first.port) });

  await waitUntil('both memberships', () => second.size().members === 2);
  await waitForMember(ana, ben, ({ presence }) => presence === 'present');
  await waitForConnections(ana, ben);
  expect(ana.platform.connections).toHaveLength(1);
});
