import type { PeerId } from '@visavis/protocol';
import { ben, cho, createPeerId, createRoomSnapshot, ana } from '@visavis/protocol/testing';
import { describe, expect, it } from 'vitest';
import { expectedMedia, isVideoWanted } from '../../src/call/call.ts';
import type { CallHarness } from '../../src/testing/testing.ts';
import { inRoom, joined, lobby } from '../support/call.ts';

/** The events that the peer of a member received, by type. */
const eventsTo = (call: CallHarness, id: PeerId, type: string) =>
  call.eventsToPeer(id).filter((each) => each === type);

const isRunning = (call: CallHarness, id: PeerId) =>
  call.connectionsTo(id).filter((connection) => connection.isRunning).length;

describe('a member from whom the user has disconnected', () => {
  it('has no connection, and the others keep theirs', () => {
    const call = inRoom(ben, cho);
    call.actor.send({ type: 'member.disconnect', id: ben });
    expect(isRunning(call, ben)).toBe(0);
    expect(isRunning(call, cho)).toBe(1);
    call.actor.send({ type: 'member.reconnect', id: ben });
    expect(isRunning(call, ben)).toBe(1);
    expect(call.context.disconnectedFrom).toEqual([]);
  });

  it('learns it through the server', () => {
    const call = inRoom(ben);
    call.actor.send({ type: 'member.disconnect', id: ben });
    const kinds = call.server
      .commandsOfType('send')
      .flatMap(({ batch }) => batch.signals.map(({ kind }) => kind));
    expect(kinds).toEqual(['disconnect']);
  });

  it('stays so when it leaves and comes back, or this page joins again', () => {
    const call = inRoom(ben);
    call.actor.send({ type: 'member.disconnect', id: ben });
    call.receiveRoomEvent({ type: 'left', id: ben, reason: 'left' });
    joined(call, ben);
    expect(isRunning(call, ben)).toBe(0);
    call.receiveRoomEvent(createRoomSnapshot('welcome', ana, [ben, cho]));
    expect(isRunning(call, ben)).toBe(0);
    expect(isRunning(call, cho)).toBe(1);
  });

  it('may be named before the call, as after a reload of the page', () => {
    const call = lobby();
    call.actor.send({ type: 'member.disconnect', id: ben });
    call.actor.send({ type: 'join' });
    call.server.current.report({ type: 'server.joined' });
    call.receiveRoomEvent(createRoomSnapshot('welcome', ana, [ben, cho]));
    expect(call.connectionsTo(ben)).toHaveLength(0);
    expect(call.connectionsTo(cho)).toHaveLength(1);
  });

  it('is not connected to by another attempt', () => {
    const call = inRoom(ben);
    call.actor.send({ type: 'member.disconnect', id: ben });
    call.actor.send({ type: 'retry', peer: ben });
    expect(isRunning(call, ben)).toBe(0);
  });

  it('is one of a limited number, of which the latest are remembered', () => {
    const call = inRoom(ben);
    for (let n = 0; n < 70; n += 1)
      call.actor.send({ type: 'member.disconnect', id: createPeerId(`p${n}`) });
    call.actor.send({ type: 'member.disconnect', id: ben });
    expect(call.context.disconnectedFrom).toHaveLength(64);
    expect(call.context.disconnectedFrom.at(-1)).toBe(ben);
  });
});

describe('a member whose picture is hidden', () => {
  it('is told so, and its video is not expected any more', () => {
    const call = inRoom(ben, cho);
    call.actor.send({ type: 'memberVideo.choose', id: ben, isWanted: false });
    expect(eventsTo(call, ben, 'videoWanted.changed')).toHaveLength(1);
    expect(eventsTo(call, cho, 'videoWanted.changed')).toHaveLength(0);
    const [member] = call.context.members;
    if (member === undefined) throw new Error('Ben is not in the room.');
    const sending = { ...member, profile: { ...member.profile, camera: true, microphone: true } };
    expect(expectedMedia(sending, call.context)).toEqual({ microphone: true, camera: false });
    call.actor.send({ type: 'memberVideo.choose', id: ben, isWanted: true });
    expect(expectedMedia(sending, call.context)).toEqual({ microphone: true, camera: true });
  });

  it('stays so when it comes back', () => {
    const call = inRoom(ben);
    call.actor.send({ type: 'memberVideo.choose', id: ben, isWanted: false });
    call.receiveRoomEvent({ type: 'left', id: ben, reason: 'left' });
    joined(call, ben);
    const connection = call.connectionsTo(ben).at(-1);
    connection?.report({ type: 'channel.open' });
    expect(connection?.commands).toContainEqual({ type: 'sendWanted', video: false });
  });

  it('is not shown while no video is wanted at all', () => {
    const call = inRoom(ben);
    expect(isVideoWanted(call.context, ben)).toBe(true);
    call.actor.send({ type: 'receivedVideo.choose', receivesVideo: false });
    expect(isVideoWanted(call.context, ben)).toBe(false);
  });
});

describe('a hidden address', () => {
  it('is hidden in all connections, those of later members included', () => {
    const call = inRoom(ben);
    call.actor.send({ type: 'addressHiding.choose', isAddressHidden: true });
    joined(call, cho);
    for (const id of [ben, cho])
      expect(call.connectionsTo(id).at(-1)?.input.iceTransportPolicy).toBe('relay');
  });

  it('is no reason to connect again if it was hidden before', () => {
    const call = inRoom(ben);
    call.actor.send({ type: 'addressHiding.choose', isAddressHidden: false });
    expect(call.connectionsTo(ben)).toHaveLength(1);
  });
});
