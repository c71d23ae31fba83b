import { describe, expect, test } from 'vitest';
import { waitForAudio, waitForVideo, observeVideo } from '../support/media.ts';
import {
  lastConnectionOf,
  peerIdOf,
  joinAndConnect,
  memberOf,
  createParticipant,
  waitForMember,
  openDevices,
  type Participant,
} from '../support/participants.ts';
import { startServer } from '../support/server.ts';
import { waitUntil } from '../support/wait.ts';
import { videoSizes } from '../support/wrtc-devices.ts';

/** Two people who see and hear each other, and what they have negotiated for it. */
async function connectWithMedia(ana: Participant, ben: Participant) {
  await Promise.all([openDevices(ana), openDevices(ben)]);
  await joinAndConnect(ana, ben);
  return () =>
    [ana, ben]
      .map(lastConnectionOf)
      .map(({ descriptions, negotiationNeededCount }) => [descriptions, negotiationNeededCount]);
}

const senderOf = (someone: Participant, slot: number) =>
  lastConnectionOf(someone).getTransceivers()[slot]?.sender.track ?? null;

describe('what a person sends', () => {
  test('is silent while the microphone is muted, and the others are told', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    const negotiated = await connectWithMedia(ana, ben);
    const before = structuredClone(negotiated());
    await waitForAudio(ben, ana, 'speech');

    ana.call.send({ type: 'microphone.toggle' });
    await waitForMember(ben, ana, ({ profile }) => !profile.microphone);
    await waitForAudio(ben, ana, 'silence');
    expect(senderOf(ana, 0)).toBeNull();
    await waitForAudio(ana, ben, 'speech');

    ana.call.send({ type: 'microphone.toggle' });
    await waitForMember(ben, ana, ({ profile }) => profile.microphone);
    await waitForAudio(ben, ana, 'speech');
    expect(negotiated()).toEqual(before);
  });

  test('is no picture while the camera is off, and another one when it is on again', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    const negotiated = await connectWithMedia(ana, ben);
    const before = structuredClone(negotiated());
    await waitForVideo(ben, ana, videoSizes.camera);
    const first = senderOf(ana, 1);

    ana.call.send({ type: 'camera.toggle' });
    await waitForMember(ben, ana, ({ profile }) => !profile.camera);
    expect(first?.readyState).toBe('ended');
    await waitUntil('nothing in the camera slot', () => senderOf(ana, 1) === null);

    ana.call.send({ type: 'camera.toggle' });
    await waitForMember(ben, ana, ({ profile }) => profile.camera);
    await waitForVideo(ben, ana, videoSizes.camera);
    expect(senderOf(ana, 1)?.id).not.toBe(first?.id);
    expect(negotiated()).toEqual(before);
  });

  test('is the screen with its sound besides the camera, without any negotiation', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    const negotiated = await connectWithMedia(ana, ben);
    const before = structuredClone(negotiated());

    for (const [one, other] of [
      [ana, ben],
      [ben, ana],
    ] as const) {
      one.call.send({ type: 'screen.toggle' });
      await waitForMember(other, one, ({ profile }) => profile.screen);
      await waitForVideo(other, one, videoSizes.screen, 'screen');
      await waitForAudio(other, one, 'speech', 'screen');
      await waitForVideo(other, one, videoSizes.camera);
    }

    ana.call.send({ type: 'screen.toggle' });
    await waitForMember(ben, ana, ({ profile }) => !profile.screen);
    await waitForAudio(ben, ana, 'silence', 'screen');
    expect(ana.platform.mediaDevices.openedTracks.map(({ readyState }) => readyState)).toEqual([
      'live',
      'live',
      'ended',
      'ended',
    ]);
    await waitForVideo(ana, ben, videoSizes.screen, 'screen');
    expect(negotiated()).toEqual(before);
  });

  test('reaches a newcomer too when it began before they came', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    await connectWithMedia(ana, ben);
    ana.call.send({ type: 'screen.toggle' });
    await waitForMember(ben, ana, ({ profile }) => profile.screen);

    using eva = createParticipant(server, 'Eva');
    await openDevices(eva);
    eva.call.send({ type: 'join' });
    await waitUntil(
      'Eva meets Ana',
      () => eva.call.actor.getSnapshot().context.members.length === 2,
    );

    expect(memberOf(eva, ana).profile).toMatchObject({ screen: true, camera: true });
    await waitUntil('a stream', () => eva.call.streams.getRemote(peerIdOf(ana), 'screen') !== null);
    await waitForVideo(eva, ana, videoSizes.screen, 'screen');
  });

  test('can be seen by oneself, and is told of when it changes', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    let changes = 0;
    const unsubscribe = ana.call.streams.subscribe(() => {
      changes += 1;
    });

    await openDevices(ana);

    expect(ana.call.streams.getLocal('camera')?.getVideoTracks()).toHaveLength(1);
    expect(ana.call.streams.getLocal('screen')).toBeNull();
    expect(changes).toBe(2);
    unsubscribe();
    ana.call.send({ type: 'camera.toggle' });
    expect(ana.call.streams.getLocal('camera')).toBeNull();
    expect(changes).toBe(2);
  });
});

test('the picture goes on while a person mutes, shares and renames themselves', async () => {
  await using server = await startServer();
  using ana = createParticipant(server, 'Ana');
  using ben = createParticipant(server, 'Ben');
  const negotiated = await connectWithMedia(ana, ben);
  const before = structuredClone(negotiated());
  await waitForVideo(ben, ana, videoSizes.camera);
  using watched = observeVideo(ben, ana);

  ana.call.send({ type: 'microphone.toggle' });
  ana.call.send({ type: 'screen.toggle' });
  ana.call.send({ type: 'rename', name: 'Anna' });
  ana.call.send({ type: 'hand.toggle' });

  await waitForMember(ben, ana, ({ profile }) => profile.name === 'Anna' && profile.hand);
  const { frames } = watched;
  await waitUntil('more frames', () => watched.frames > frames + 2);
  expect(negotiated()).toEqual(before);
});
