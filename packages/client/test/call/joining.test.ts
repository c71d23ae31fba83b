import { describe, expect, test } from 'vitest';
import { waitForAudio, waitForVideo } from '../support/media.ts';
import {
  waitForConnections,
  waitForMemberCount,
  joinAndConnect,
  memberOf,
  orderedPairs,
  createParticipant,
  waitForMember,
  openDevices,
  type Participant,
} from '../support/participants.ts';
import { startServer } from '../support/server.ts';
import { videoSizes } from '../support/wrtc-devices.ts';

/** Waits until all participants receive audio and video of all others, in the right slots. */
async function waitForAllMedia(...participants: readonly Participant[]): Promise<void> {
  await Promise.all(
    orderedPairs(participants).flatMap(([one, other]) => [
      waitForVideo(one, other, videoSizes.camera),
      waitForAudio(one, other, 'speech'),
    ]),
  );
}

const descriptionsOf = ({ platform }: Participant) =>
  platform.connections.map((connection) => connection.descriptions);

describe('two participants', () => {
  test.each([
    ['Ana', 'Ben'],
    ['Ben', 'Ana'],
  ])('see and hear each other when %s joins before %s', async (first, second) => {
    await using server = await startServer();
    using one = createParticipant(server, first);
    using other = createParticipant(server, second);
    await Promise.all([openDevices(one), openDevices(other)]);

    await joinAndConnect(one, other);

    await waitForAllMedia(one, other);
    expect(memberOf(one, other).profile).toMatchObject({ name: second, camera: true });
  });

  test('see and hear each other when they join at the same time', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    await Promise.all([openDevices(ana), openDevices(ben)]);

    ana.call.send({ type: 'join' });
    ben.call.send({ type: 'join' });

    await waitForConnections(ana, ben);
    await waitForAllMedia(ana, ben);
    expect(descriptionsOf(ana).length + descriptionsOf(ben).length).toBe(2);
  });

  test('connect with one offer and one answer', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');

    await joinAndConnect(ana, ben);

    expect(descriptionsOf(ben)).toEqual([['local offer', 'remote answer']]);
    expect(descriptionsOf(ana)).toEqual([['remote offer', 'local answer']]);
  });

  test('connect without devices, and see a camera as soon as it is on', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    await joinAndConnect(ana, ben);
    expect(memberOf(ana, ben).profile).toMatchObject({ camera: false, microphone: false });

    await openDevices(ben);

    await waitForMember(ana, ben, ({ profile }) => profile.camera && profile.microphone);
    await waitForVideo(ana, ben, videoSizes.camera);
    await waitForAudio(ana, ben, 'speech');
  });

  test('in different rooms do not connect', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben', { room: 'room2' });

    ana.call.send({ type: 'join' });
    ben.call.send({ type: 'join' });
    await Promise.all([waitForMemberCount(ana, 0), waitForMemberCount(ben, 0)]);

    expect(ana.platform.connections).toHaveLength(0);
  });
});

describe('three participants', () => {
  test('who join one after the other see and hear each other', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    using eva = createParticipant(server, 'Eva');
    await Promise.all([ana, ben, eva].map(openDevices));

    await joinAndConnect(ana, ben, eva);

    await waitForAllMedia(ana, ben, eva);
    expect(descriptionsOf(eva)).toEqual([
      ['local offer', 'remote answer'],
      ['local offer', 'remote answer'],
    ]);
  });

  test('who join at the same time, before the server is reachable, connect', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    using eva = createParticipant(server, 'Eva');

    for (const { call } of [ana, ben, eva]) call.send({ type: 'join' });

    await waitForConnections(ana, ben, eva);
    for (const { platform } of [ana, ben, eva]) expect(platform.connections).toHaveLength(2);
  });
});
