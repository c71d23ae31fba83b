import type { PeerId, Profile } from '@visavis/protocol';
import { ben, cho, createMember, createProfile } from '@visavis/protocol/testing';
import { describe, expect, it } from 'vitest';
import { emptySlots } from '../../src/media/media.ts';
import type { CallHarness } from '../../src/testing/testing.ts';
import { inRoom } from '../support/call.ts';

const camera = { id: 'camera', deviceId: 'd', label: '' };
const withCamera = { ...emptySlots, camera: 'camera' };

/** A call in which the camera is on. */
function sendingVideo(...members: readonly PeerId[]): CallHarness {
  const call = inRoom(...members);
  call.actor.send({ type: 'media.open', kinds: ['camera'] });
  call.capture.current.report({ type: 'camera.live', track: camera });
  return call;
}

const update = (call: CallHarness, change: Partial<Profile>) =>
  call.receiveRoomEvent({ type: 'updated', id: ben, profile: createProfile(change) });

/** The slots that the connections to a member were to send: those they began with, and all changes. */
const slotsSentTo = (call: CallHarness, id: PeerId) =>
  call
    .connectionsTo(id)
    .flatMap(({ input, commands }) => [
      input.slots,
      ...commands.flatMap((command) => (command.type === 'setSlots' ? [command.slots] : [])),
    ]);

const sentTo = (call: CallHarness, id: PeerId) => slotsSentTo(call, id).at(-1);

describe('a member who receives no video', () => {
  it('gets no camera from now on, and the others still do', () => {
    const call = sendingVideo(ben, cho);
    expect(sentTo(call, ben)).toEqual(withCamera);
    update(call, { receivesVideo: false, revision: 2 });
    expect(sentTo(call, ben)).toEqual(emptySlots);
    expect(sentTo(call, cho)).toEqual(withCamera);
    update(call, { receivesVideo: true, revision: 3 });
    expect(sentTo(call, ben)).toEqual(withCamera);
  });

  it('gets no camera that is turned on later, but every shared screen', () => {
    const call = inRoom(ben);
    update(call, { receivesVideo: false, revision: 2 });
    call.actor.send({ type: 'media.open', kinds: ['camera'] });
    call.capture.current.report({ type: 'camera.live', track: camera });
    expect(sentTo(call, ben)).toEqual(emptySlots);
    call.actor.send({ type: 'screen.toggle' });
    call.capture.current.report({ type: 'screen.live', video: 'screen', audio: null });
    expect(sentTo(call, ben)).toEqual({ ...emptySlots, screen: 'screen' });
  });

  it('may say so over the data channel first, and an older profile changes nothing', () => {
    const call = sendingVideo(ben);
    call.connectionsTo(ben)[0]?.report({
      type: 'profile.received',
      profile: createProfile({ receivesVideo: false, revision: 3 }),
    });
    expect(sentTo(call, ben)).toEqual(emptySlots);
    update(call, { receivesVideo: true, revision: 2 });
    expect(sentTo(call, ben)).toEqual(emptySlots);
  });

  it('may join as such', () => {
    const call = sendingVideo();
    const member = { ...createMember(ben), profile: createProfile({ receivesVideo: false }) };
    call.receiveRoomEvent({ type: 'joined', member });
    expect(sentTo(call, ben)).toEqual(emptySlots);
  });

  it('is sent what it wants only when that changes', () => {
    const call = sendingVideo(ben);
    const before = slotsSentTo(call, ben);
    update(call, { hand: true, revision: 2 });
    update(call, { microphone: true, revision: 3 });
    expect(slotsSentTo(call, ben)).toEqual(before);
  });
});

describe('receivedVideo.choose', () => {
  it('tells the others, and is kept when the call is left', () => {
    const call = inRoom(ben);
    call.actor.send({ type: 'receivedVideo.choose', receivesVideo: false });
    expect(call.profile.receivesVideo).toBe(false);
    expect(call.server.commandsOfType('update').at(-1)?.profile.receivesVideo).toBe(false);
    expect(call.eventsToPeer(ben)).toContain('profile.changed');
    call.actor.send({ type: 'leave' });
    expect(call.profile.receivesVideo).toBe(false);
  });

  it('makes the video of others no longer missing', () => {
    const call = inRoom(ben);
    update(call, { camera: true, revision: 2 });
    call.actor.send({ type: 'receivedVideo.choose', receivesVideo: false });
    for (const type of ['connection.connected', 'flow.receiving', 'flow.stalled'] as const) {
      call.connectionsTo(ben)[0]?.report({ type });
    }
    expect(call.eventsToPeer(ben)).not.toContain('media.missing');
    expect(call.server.commandsOfType('check')).toEqual([]);
  });
});
