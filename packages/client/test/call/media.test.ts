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

/** Connects two participants with devices. Returns a function that tells what they have negotiated. */
async function connectWithMedia(ana: Participant, ben: Participant) {
  await Promise.all([openDevices(ana), openDevices(ben)]);
  await joinAndConnect(ana, ben);
  return () =>
    [ana, ben]
      .map(lastConnectionOf)
      .map(({ descriptions, negotiationNeededCount }) => [descriptions, negotiationNeededCount]);
}

const sentTrackOf = (participant: Participant, slot: number) =>
  lastConnectionOf(participant).getTransceivers()[slot]?.sender.track ?? null;

describe('the media of a member', () => {
  test('is silent while the microphone is muted, and the profile says so', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    const negotiated = await connectWithMedia(ana, ben);
    const before = structuredClone(negotiated());
    await waitForAudio(ben, ana, 'speech');

    ana.call.send({ type: 'microphone.toggle' });
    await waitForMember(ben, ana, ({ profile }) => !profile.microphone);
    await waitForAudio(ben, ana, 'silence');
    expect(sentTrackOf(ana, 0)).toBeNull();
    await waitForAudio(ana, ben, 'speech');

    ana.call.send({ type: 'microphone.toggle' });
    await waitForMember(ben, ana, ({ profile }) => profile.microphone);
    await waitForAudio(ben, ana, 'speech');
    expect(negotiated()).toEqual(before);
  });

  test('has no video while the camera is off, and a new track afterwards', async () => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    const negotiated = await connectWithMedia(ana, ben);
    const before = structuredClone(negotiated());
    await waitForVideo(ben, ana, videoSizes.camera);
    const first = sentTrackOf(ana, 1);

    ana.call.send({ type: 'camera.toggle' });
    await waitForMember(ben, ana, ({ profile }) => !profile.camera);
    expect(first?.readyState).toBe('ended');
    await waitUntil('an empty camera slot', () => sentTrackOf(ana, 1) === null);

    ana.call.send({ type: 'camera.toggle' });
    await waitForMember(ben, ana, ({ profile }) => profile.camera);
    await waitForVideo(ben, ana, videoSizes.camera);
    expect(sentTrackOf(ana, 1)?.id).not.toBe(first?.id);
    expect(negotiated()).toEqual(before);
  });

  test('has the screen with its audio besides the camera, without negotiation', async () => {
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

  test('reaches a newcomer, including a screen share that is in progress', async () => {
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

  test('is available locally, and listeners are notified of changes', async () => {
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

test('the video continues while a member mutes, shares and renames themselves', async () => {
  await using server = await startServer();
  using ana = createParticipant(server, 'Ana');
  using ben = createParticipant(server, 'Ben');
  const negotiated = await connectWithMedia(ana, ben);
  const before = structuredClone(negotiated());
  await waitForVideo(ben, ana, videoSizes.camera);
  using video = observeVideo(ben, ana);

  ana.call.send({ type: 'microphone.toggle' });
  ana.call.send({ type: 'screen.toggle' });
  ana.call.send({ type: 'rename', name: 'Anna' });
  ana.call.send({ type: 'hand.toggle' });

  await waitForMember(ben, ana, ({ profile }) => profile.name === 'Anna' && profile.hand);
  const { frames } = video;
  await waitUntil('more frames', () => video.frames > frames + 2);
  expect(negotiated()).toEqual(before);
});
