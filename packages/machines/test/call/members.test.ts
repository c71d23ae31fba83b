import { describe, expect, it } from 'vitest';
import { mediaDelays } from '../../src/media/media.ts';
import { ben, cho, createMember, createProfile, createRoomState } from '@visavis/protocol/testing';
import type { CallHarness } from '../../src/testing/testing.ts';
import { inRoom, joined, rolesOf } from '../support/call.ts';

/** The capture height after the number of members has settled. */
function settledHeight(call: CallHarness): number | undefined {
  call.clock.increment(mediaDelays.receiversSettleMs);
  return call.capture.commandsOfType('setCaptureHeight').at(-1)?.height;
}

describe('a member', () => {
  it('who was in the room before receives an offer', () => {
    const call = inRoom(ben, cho);
    expect(call.state).toEqual({ active: { inRoom: 'together' } });
    expect(call.members).toEqual(['b present', 'c present']);
    expect([rolesOf(call, ben), rolesOf(call, cho)]).toEqual([['offerer'], ['offerer']]);
  });

  it('who joins later makes the offer', () => {
    const call = inRoom();
    joined(call);
    expect(call.state).toEqual({ active: { inRoom: 'together' } });
    expect(rolesOf(call, ben)).toEqual(['answerer']);
  });

  it('who was in the room before, and could not be opened, receives an offer', () => {
    const call = inRoom();
    call.actor.send({ type: 'member.opened', member: createMember(ben) });
    expect(call.members).toEqual(['b present']);
    expect(rolesOf(call, ben)).toEqual(['offerer']);
  });

  it('who leaves as the last one leaves the user alone', () => {
    const call = inRoom(ben);
    call.receiveRoomEvent({ type: 'left', id: ben, reason: 'left' });
    expect(call.state).toEqual({ active: { inRoom: 'alone' } });
    expect(call.connectionsTo(ben).map(({ isRunning }) => isRunning)).toEqual([false]);
    expect(call.childIds).toEqual(['media', 'signaling', 'trust']);
  });

  it('changes the capture height', () => {
    const call = inRoom(ben);
    expect(settledHeight(call)).toBe(1080);
    joined(call, cho);
    expect(settledHeight(call)).toBe(720);
    call.receiveRoomEvent({ type: 'left', id: cho, reason: 'grace-expired' });
    expect(settledHeight(call)).toBe(1080);
  });

  it('can be away, and back', () => {
    const call = inRoom(ben);
    call.receiveRoomEvent({ type: 'away', id: ben });
    expect(call.members).toEqual(['b away']);
    call.receiveRoomEvent({ type: 'back', id: ben });
    expect(call.members).toEqual(['b present']);
    expect(call.eventsToPeer(ben)).toContain('remote.reachable');
    expect(call.connectionsTo(ben)).toHaveLength(1);
  });

  it('who joins again keeps the connection', () => {
    const call = inRoom(ben);
    joined(call);
    expect(call.connectionsTo(ben)).toHaveLength(1);
    expect(call.eventsToPeer(ben)).toContain('remote.reachable');
  });

  it('is not created by events about unknown members', () => {
    const call = inRoom(ben);
    const before = call.context;
    call.receiveRoomEvent({ type: 'away', id: cho });
    call.receiveRoomEvent({ type: 'back', id: cho });
    call.receiveRoomEvent({ type: 'updated', id: cho, profile: createProfile() });
    call.receiveRoomEvent({ type: 'left', id: cho, reason: 'left' });
    expect(call.context.members).toEqual(before.members);
    expect(call.childIds).toEqual(['media', 'peer:' + ben, 'signaling', 'trust']);
  });

  it('can change the room', () => {
    const call = inRoom();
    call.receiveRoomEvent({
      type: 'room',
      room: createRoomState({ access: 'locked', capacity: 4 }),
    });
    expect(call.context.roomState).toEqual(createRoomState({ access: 'locked', capacity: 4 }));
  });
});

describe('a profile', () => {
  const name = (call: CallHarness) => call.context.members[0]?.profile.name;

  it('replaces one with a lower revision, whether it came from the server or the peer', () => {
    const call = inRoom(ben);
    const namedProfile = (text: string, revision: number) =>
      createProfile({ name: text, revision });
    call.receiveRoomEvent({ type: 'updated', id: ben, profile: namedProfile('second', 2) });
    expect(name(call)).toBe('second');
    call
      .connectionsTo(ben)[0]
      ?.report({ type: 'profile.received', profile: namedProfile('fourth', 4) });
    expect(name(call)).toBe('fourth');
    call.receiveRoomEvent({ type: 'updated', id: ben, profile: namedProfile('third', 3) });
    expect(name(call)).toBe('fourth');
    call.receiveRoomEvent({
      type: 'joined',
      member: createMember(ben, { profile: namedProfile('first', 1) }),
    });
    expect(name(call)).toBe('fourth');
    call.receiveRoomEvent({
      type: 'joined',
      member: createMember(ben, { profile: namedProfile('fifth', 5) }),
    });
    expect(name(call)).toBe('fifth');
  });
});
