import { describe, expect, it } from 'vitest';
import { callDelays } from '../../src/call/call.ts';
import { ana, ben, createRoomSnapshot, eventIdAt } from '@visavis/protocol/testing';
import type { CallHarness } from '../../src/testing/testing.ts';
import { inRoom } from '../support/call.ts';

describe('a call after the end of another', () => {
  const endings: readonly (readonly [string, (call: CallHarness) => void])[] = [
    ['left', (call) => call.actor.send({ type: 'leave' })],
    ['removed', (call) => call.receiveRoomEvent({ type: 'left', id: ana, reason: 'removed' })],
    ['replaced', (call) => call.receiveRoomEvent({ type: 'left', id: ana, reason: 'replaced' })],
    ['ended', (call) => call.receiveRoomEvent({ type: 'left', id: ana, reason: 'ended' })],
    [
      'full',
      (call) =>
        call.server.current.report({ type: 'server.refused', reason: 'room-full', jitter: 0 }),
    ],
    [
      'refused',
      (call) =>
        call.server.current.report({ type: 'server.refused', reason: 'room-locked', jitter: 0 }),
    ],
    [
      'failed',
      (call) =>
        call.server.current.report({ type: 'server.refused', reason: 'bad-session', jitter: 0 }),
    ],
  ];

  it.each(endings)('can return from %s to the lobby, and join', (state, end) => {
    const call = inRoom(ben);
    end(call);
    call.clock.increment(callDelays.leaveTimeoutMs);
    expect(call.state).toBe(state);
    expect(call.actor.getSnapshot().hasTag('finished')).toBe(true);
    call.actor.send({ type: 'returnToLobby', at: 2000 });
    expect(call.state).toEqual({ active: 'lobby' });
    expect(call.childIds).toEqual(['media', 'signaling', 'trust']);
    call.server.current.report({ type: 'server.open' });
    call.actor.send({ type: 'join' });
    expect(call.context.refusal).toBeNull();
    call.server.current.report({ type: 'server.joined' });
    call.server.current.report({
      type: 'server.roomEvent',
      id: eventIdAt(1),
      event: createRoomSnapshot('welcome', ana, [ben]),
    });
    expect(call.state).toEqual({ active: { inRoom: 'together' } });
  });

  it('keeps the chosen devices and quality', () => {
    const call = inRoom();
    call.actor.send({ type: 'device.choose', kind: 'camera', id: 'desk' });
    call.actor.send({ type: 'quality.choose', quality: '360p' });
    call.actor.send({ type: 'leave' });
    call.clock.increment(callDelays.leaveTimeoutMs);
    call.actor.send({ type: 'returnToLobby', at: 2000 });
    call.actor.send({ type: 'media.open', kinds: ['camera'] });
    expect(call.capture.commandsOfType('openDevices')).toMatchObject([
      { choices: { camera: 'desk' }, height: 360 },
    ]);
  });

  it.each([
    [5_000.7, 5_000],
    [500, 1_000],
  ])('starts at its own time, never before the last one: at %d', (again, startedAt) => {
    const call = inRoom();
    call.actor.send({ type: 'leave' });
    call.clock.increment(callDelays.leaveTimeoutMs);
    call.actor.send({ type: 'returnToLobby', at: again });
    expect(call.context.startedAt).toBe(startedAt);
  });

  it('starts with all devices off, also in the profile', () => {
    const call = inRoom();
    call.actor.send({ type: 'media.open', kinds: ['camera', 'microphone'] });
    call.capture.current.report({
      type: 'camera.live',
      track: { id: 'c', deviceId: 'c', label: '' },
    });
    call.capture.current.report({
      type: 'microphone.live',
      track: { id: 'm', deviceId: 'm', label: '' },
    });
    call.actor.send({ type: 'hand.toggle' });
    expect(call.profile).toMatchObject({ camera: true, microphone: true, hand: true });
    const { revision } = call.profile;
    call.actor.send({ type: 'leave' });
    call.clock.increment(callDelays.leaveTimeoutMs);
    call.actor.send({ type: 'returnToLobby', at: 2000 });
    call.server.current.report({ type: 'server.open' });
    call.actor.send({ type: 'join' });
    const joinProfile = call.server.commandsOfType('join')[0]?.joinRequest.profile;
    expect(joinProfile).toMatchObject({
      camera: false,
      microphone: false,
      screen: false,
      hand: false,
    });
    expect(joinProfile?.revision).toBeGreaterThan(revision);
  });
});
