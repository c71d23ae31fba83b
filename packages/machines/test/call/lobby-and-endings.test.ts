import { describe, expect, it } from 'vitest';
import { callDelays } from '../../src/call/call.ts';
import type { RefusalReason } from '@visavis/protocol';
import {
  ana,
  ben,
  createRoomSnapshot,
  createRoomState,
  eventIdAt,
  roomName,
} from '@visavis/protocol/testing';
import { startCall, type CallHarness } from '../../src/testing/testing.ts';
import { inRoom, joining, waiting, lobby } from '../support/call.ts';

const lost = { type: 'server.lost', jitter: 0 } as const;

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

const states: Readonly<Record<string, () => CallHarness>> = {
  lobby,
  joining,
  waiting,
  'in the room': () => inRoom(ben),
};

const refusals: readonly (readonly [RefusalReason, string])[] = [
  ['room-full', 'full'],
  ['room-locked', 'refused'],
  ['admission-denied', 'refused'],
  ['origin-refused', 'refused'],
  ['room-ended', 'ended'],
  ['client-outdated', 'failed'],
];

describe.each(Object.entries(states))('ending a call in the state %s', (_, given) => {
  it.each(refusals)('by the refusal %s leads to %s and stops everything', (reason, state) => {
    const call = given();
    call.server.current.report({ type: 'server.refused', reason, jitter: 0 });
    expect(call.state).toBe(state);
    expect(call.context.refusal).toBe(reason);
    expectNothingLeft(call);
  });

  it('by leaving informs the server first', () => {
    const call = given();
    call.actor.send({ type: 'leave' });
    expect(call.state).toBe('leaving');
    expect(call.server.commandsOfType('leave')).toHaveLength(1);
    expect(call.childIds).toEqual(['signaling']);
    call.server.current.report(lost);
    expect(call.state).toBe('left');
    expectNothingLeft(call);
  });

  it('by leaving does not wait for the server longer than the timeout', () => {
    const call = given();
    call.actor.send({ type: 'leave' });
    call.clock.increment(callDelays.leaveTimeoutMs - 1);
    expect(call.state).toBe('leaving');
    call.clock.increment(1);
    expect(call.state).toBe('left');
    expectNothingLeft(call);
  });

  it('by leaving does not wait for an unreachable server', () => {
    const call = given();
    call.server.current.report(lost);
    call.actor.send({ type: 'leave' });
    expect(call.state).toBe('left');
    expectNothingLeft(call);
  });
});

const leftReasons = [
  ['ended', 'ended'],
  ['replaced', 'replaced'],
  ['removed', 'removed'],
  ['left', 'left'],
  ['grace-expired', 'left'],
] as const;

describe.each(Object.entries(states).filter(([state]) => state !== 'lobby'))(
  'a membership that the server ends in the state %s',
  (_, given) => {
    it.each(leftReasons)('leads to the state for the reason: %s to %s', (reason, state) => {
      const call = given();
      call.receiveRoomEvent({ type: 'left', id: ana, reason });
      expect(call.state).toBe(state);
      expectNothingLeft(call);
    });
  },
);

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
    expect(call.childIds).toEqual(['media', 'signaling']);
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

function expectNothingLeft(call: CallHarness): void {
  expect(call.childIds).toEqual([]);
  for (const { runs } of [call.server, call.capture, call.connection]) {
    expect(runs.every(({ isRunning }) => !isRunning)).toBe(true);
  }
  expect(call.context.members).toEqual([]);
}
