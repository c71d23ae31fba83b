import { RoomName } from '@visavis/protocol';
import { ana, ben, createRoomSnapshot, createRoomState, roomName } from '@visavis/protocol/testing';
import { describe, expect, it } from 'vitest';
import { startCall } from '../../src/testing/testing.ts';

const privateRoomName = RoomName.parse(`P${'r'.repeat(22)}`);

/** A call in the waiting room. */
function waitingIn(room: RoomName) {
  const call = startCall(1_000, room);
  call.actor.send({ type: 'openLobby' });
  call.server.current.report({ type: 'server.open' });
  call.actor.send({ type: 'join' });
  call.server.current.report({ type: 'server.joined' });
  call.receiveRoomEvent({ type: 'room', room: createRoomState({ access: 'waiting-room' }) });
  return call;
}

describe('a portrait', () => {
  it('is shown to those who can admit to a private room, until it is taken back', () => {
    const call = waitingIn(privateRoomName);
    call.actor.send({ type: 'portrait.offer', portrait: 'AAAA' });
    expect(call.profile).toMatchObject({ portrait: 'AAAA' });
    const { profile } = call;
    expect(call.server.current.commands).toContainEqual({ type: 'update', profile });
    call.actor.send({ type: 'portrait.offer', portrait: null });
    expect(call.profile).toMatchObject({ portrait: null, revision: profile.revision + 1 });
  });

  it('is withdrawn when the member is admitted', () => {
    const call = waitingIn(privateRoomName);
    call.actor.send({ type: 'portrait.offer', portrait: 'AAAA' });
    const { revision } = call.profile;
    call.receiveRoomEvent(createRoomSnapshot('welcome', ana, [ben]));
    expect(call.profile).toMatchObject({ portrait: null, revision: revision + 1 });
    const { profile } = call;
    expect(call.server.current.commands).toContainEqual({ type: 'update', profile });
  });

  it('is withdrawn when the member gives up', () => {
    const call = waitingIn(privateRoomName);
    call.actor.send({ type: 'portrait.offer', portrait: 'AAAA' });
    call.actor.send({ type: 'leave' });
    expect(call.profile.portrait).toBeNull();
  });

  it('is not shown in an open room, where the server would see it', () => {
    const call = waitingIn(roomName);
    call.actor.send({ type: 'portrait.offer', portrait: 'AAAA' });
    expect(call.profile.portrait).toBeNull();
  });
});
