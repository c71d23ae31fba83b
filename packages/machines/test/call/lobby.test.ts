import { describe, expect, it } from 'vitest';
import { ana, ben, createRoomSnapshot, createRoomState, roomName } from '@visavis/protocol/testing';
import { startCall } from '../../src/testing/testing.ts';
import { inRoom, joining, waiting, lobby } from '../support/call.ts';

describe('the lobby', () => {
  it('has a start time in whole milliseconds', () => {
    const call = startCall(1000.5);
    expect(call.context.startedAt).toBe(1000);
    expect(call.profile.revision).toBe(1000);
  });

  it('starts no actor before it is opened', () => {
    const call = startCall();
    expect(call.state).toBe('idle');
    expect(call.childIds).toEqual([]);
  });

  it('connects to the server and peeks into the room', () => {
    const call = lobby();
    expect(call.state).toEqual({ active: 'lobby' });
    expect(call.server.commandsOfType('peek')).toEqual([{ type: 'peek', room: roomName }]);
    expect(call.server.commandsOfType('join')).toEqual([]);
    const peek = { memberCount: 2, capacity: 8, state: 'open' } as const;
    call.server.current.report({ type: 'server.peeked', peek });
    expect(call.context.peek).toEqual(peek);
    call.actor.send({ type: 'peek' });
    expect(call.server.commandsOfType('peek')).toHaveLength(2);
  });

  it('joins with the given name', () => {
    const call = lobby();
    call.actor.send({ type: 'join', name: 'Ana Maria' });
    expect(call.state).toEqual({ active: 'joining' });
    expect(call.server.commandsOfType('join')[0]?.joinRequest).toMatchObject({
      room: roomName,
      profile: { name: 'Ana Maria' },
    });
  });

  it('keeps the previous name if none is given', () => {
    expect(joining().server.commandsOfType('join')[0]?.joinRequest.profile.name).toBe('Ana');
    const renamed = lobby();
    renamed.actor.send({ type: 'rename', name: 'Ann' });
    renamed.actor.send({ type: 'join' });
    expect(renamed.server.commandsOfType('join')[0]?.joinRequest.profile.name).toBe('Ann');
  });

  it('joins as soon as the server is connected', () => {
    const call = startCall();
    call.actor.send({ type: 'openLobby' });
    call.actor.send({ type: 'join' });
    call.server.current.report({ type: 'server.open' });
    expect(call.server.commandsOfType('join')).toHaveLength(1);
  });

  it('leads into the room with the welcome', () => {
    const call = inRoom();
    expect(call.state).toEqual({ active: { inRoom: 'alone' } });
    expect(call.context).toMatchObject({ self: ana, roomState: { capacity: 8 } });
  });

  it('leads into the waiting room', () => {
    const call = waiting();
    expect(call.state).toEqual({ active: 'waiting' });
    call.receiveRoomEvent({ type: 'room', room: createRoomState({ access: 'waiting-room' }) });
    expect(call.state).toEqual({ active: 'waiting' });
    call.receiveRoomEvent(createRoomSnapshot('welcome', ana, [ben]));
    expect(call.state).toEqual({ active: { inRoom: 'together' } });
  });

  it('leads into the room with a resync too, as after a restart of the server', () => {
    const call = joining();
    call.receiveRoomEvent(createRoomSnapshot('resync', ana, []));
    expect(call.state).toEqual({ active: { inRoom: 'alone' } });
  });

  it('ignores other events', () => {
    const call = joining();
    call.receiveRoomEvent({ type: 'room', room: createRoomState({ access: 'open' }) });
    expect(call.state).toEqual({ active: 'joining' });
  });
});
