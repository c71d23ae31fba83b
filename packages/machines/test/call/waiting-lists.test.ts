import {
  ana,
  ben,
  createMember,
  createProfile,
  createRoomSnapshot,
  createRoomState,
} from '@visavis/protocol/testing';
import { describe, expect, it } from 'vitest';
import { joining } from '../support/call.ts';
import { inRoomAs, others, stranger } from '../support/moderated-call.ts';

describe('the lists of the waiting room', () => {
  const eve = createMember(stranger);

  it('reach hosts with the complete room, and when they change', () => {
    const call = joining();
    const welcome = createRoomSnapshot('welcome', ana);
    call.receiveRoomEvent({ ...welcome, role: 'host', waiting: [eve] });
    expect(call.context).toMatchObject({ role: 'host', waiting: [eve] });
    call.receiveRoomEvent({ type: 'waiting', members: [] });
    expect(call.context.waiting).toEqual([]);
    call.receiveRoomEvent({ type: 'waiting', members: [eve] });
    expect(call.context.waiting).toEqual([eve]);
    call.actor.send({ type: 'leave' });
    expect(call.context.waiting).toEqual([]);
  });

  it('say to those who wait whom they have asked, until they are in the room', () => {
    const call = joining();
    call.receiveRoomEvent({ type: 'room', room: createRoomState({ access: 'waiting-room' }) });
    expect(call.context.asked).toEqual([]);
    const [owner, host] = others;
    if (owner === undefined || host === undefined) throw new Error('Expected two hosts.');
    call.receiveRoomEvent({ type: 'asked', members: [host] });
    expect(call.context.asked).toEqual([host]);
    call.receiveRoomEvent({ type: 'asked', members: [owner, host] });
    expect(call.context.asked).toEqual([owner, host]);
    call.receiveRoomEvent(createRoomSnapshot('welcome', ana, [ben]));
    expect(call.context.asked).toEqual([]);
  });

  it('have the new profile of somebody who waits', () => {
    const call = joining();
    call.receiveRoomEvent({ ...createRoomSnapshot('welcome', ana), role: 'host', waiting: [eve] });
    const profile = createProfile({ portrait: 'AAAA', revision: 2 });
    call.receiveRoomEvent({ type: 'updated', id: stranger, profile });
    expect(call.context.waiting).toEqual([{ ...eve, profile }]);
    expect(call.context.members).toEqual([]);
  });

  it('put a member back into the waiting room whom a new server does not know', () => {
    const call = inRoomAs('guest', ...others);
    call.receiveRoomEvent({ type: 'asked', members: [...others] });
    expect(call.state).toEqual({ active: 'waiting' });
    expect(call.context).toMatchObject({ asked: others, members: [] });
    for (const { id } of others) expect(call.connectionsTo(id).at(-1)?.isRunning).toBe(false);
    // The next connections to them have higher generations.
    expect(call.context.pastGenerations.map(({ id }) => id)).toEqual(others.map(({ id }) => id));
    call.receiveRoomEvent(createRoomSnapshot('welcome', ana, [ben]));
    expect(call.state).toEqual({ active: { inRoom: 'together' } });
    expect(call.connectionsTo(ben).at(-1)?.isRunning).toBe(true);
  });
});
