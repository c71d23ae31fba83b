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

describe('the door', () => {
  it('is come to at a whole millisecond, whatever the clock says', () => {
    const call = startCall(1000.5);
    expect(call.context.startedAt).toBe(1000);
    expect(call.profile.revision).toBe(1000);
  });

  it('opens neither connection nor device before somebody comes to it', () => {
    const call = startCall();
    expect(call.state).toBe('idle');
    expect(call.childIds).toEqual([]);
  });

  it('connects to the server and looks who is there, telling nobody', () => {
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

  it('asks to be let in under the name given', () => {
    const call = lobby();
    call.actor.send({ type: 'join', name: 'Ana Maria' });
    expect(call.state).toEqual({ active: 'joining' });
    expect(call.server.commandsOfType('join')[0]?.joinRequest).toMatchObject({
      room: roomName,
      profile: { name: 'Ana Maria' },
    });
  });

  it('keeps the name known before where none is given', () => {
    expect(joining().server.commandsOfType('join')[0]?.joinRequest.profile.name).toBe('Ana');
    const renamed = lobby();
    renamed.actor.send({ type: 'rename', name: 'Ann' });
    renamed.actor.send({ type: 'join' });
    expect(renamed.server.commandsOfType('join')[0]?.joinRequest.profile.name).toBe('Ann');
  });

  it('joins as soon as the server is reached, where that takes longer', () => {
    const call = startCall();
    call.actor.send({ type: 'openLobby' });
    call.actor.send({ type: 'join' });
    call.server.current.report({ type: 'server.open' });
    expect(call.server.commandsOfType('join')).toHaveLength(1);
  });

  it('lets in with the welcome', () => {
    const call = inRoom();
    expect(call.state).toEqual({ active: { inRoom: 'alone' } });
    expect(call.context).toMatchObject({ self: ana, roomState: { capacity: 8 } });
  });

  it('keeps waiting while someone inside decides', () => {
    const call = waiting();
    expect(call.state).toEqual({ active: 'waiting' });
    call.receiveRoomEvent({ type: 'room', room: createRoomState({ access: 'waiting-room' }) });
    expect(call.state).toEqual({ active: 'waiting' });
    call.receiveRoomEvent(createRoomSnapshot('welcome', ana, [ben]));
    expect(call.state).toEqual({ active: { inRoom: 'together' } });
  });

  it('is in by a resync too, as after a restart of the server', () => {
    const call = joining();
    call.receiveRoomEvent(createRoomSnapshot('resync', ana, []));
    expect(call.state).toEqual({ active: { inRoom: 'alone' } });
  });

  it('takes an event of another kind for neither', () => {
    const call = joining();
    call.receiveRoomEvent({ type: 'room', room: createRoomState({ access: 'open' }) });
    expect(call.state).toEqual({ active: 'joining' });
  });
});

const states: Readonly<Record<string, () => CallHarness>> = {
  lobby,
  joining,
  knocking: waiting,
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

describe.each(Object.entries(states))('the ways out: %s', (_, given) => {
  it.each(refusals)('leads the server’s no, %s, to %s, and ends everything', (reason, state) => {
    const call = given();
    call.server.current.report({ type: 'server.refused', reason, jitter: 0 });
    expect(call.state).toBe(state);
    expect(call.context.refusal).toBe(reason);
    expectNothingLeft(call);
  });

  it('leaves by telling the server first, and is out when that is done', () => {
    const call = given();
    call.actor.send({ type: 'leave' });
    expect(call.state).toBe('leaving');
    expect(call.server.commandsOfType('leave')).toHaveLength(1);
    expect(call.childIds).toEqual(['signaling']);
    call.server.current.report(lost);
    expect(call.state).toBe('left');
    expectNothingLeft(call);
  });

  it('leaves without the server where that does not answer in time', () => {
    const call = given();
    call.actor.send({ type: 'leave' });
    call.clock.increment(callDelays.leaveTimeoutMs - 1);
    expect(call.state).toBe('leaving');
    call.clock.increment(1);
    expect(call.state).toBe('left');
    expectNothingLeft(call);
  });

  it('leaves at once where the server is away', () => {
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

describe.each(Object.entries(states).filter(([place]) => place !== 'lobby'))(
  'a place that the server ends: %s',
  (_, given) => {
    it.each(leftReasons)('by the reason %s it leads to %s', (reason, state) => {
      const call = given();
      call.receiveRoomEvent({ type: 'left', id: ana, reason });
      expect(call.state).toBe(state);
      expectNothingLeft(call);
    });
  },
);

describe('from a way out', () => {
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

  it.each(endings)('%s one gets back to the door, and in', (state, out) => {
    const call = inRoom(ben);
    out(call);
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

  it('one keeps the devices and the quality that were chosen', () => {
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
  ])('one begins at its own time, never before the last one: at %d', (again, startedAt) => {
    const call = inRoom();
    call.actor.send({ type: 'leave' });
    call.clock.increment(callDelays.leaveTimeoutMs);
    call.actor.send({ type: 'returnToLobby', at: again });
    expect(call.context.startedAt).toBe(startedAt);
  });

  it('one comes back with everything off, and says so', () => {
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
    const told = call.server.commandsOfType('join')[0]?.joinRequest.profile;
    expect(told).toMatchObject({ camera: false, microphone: false, screen: false, hand: false });
    expect(told?.revision).toBeGreaterThan(revision);
  });
});

function expectNothingLeft(call: CallHarness): void {
  expect(call.childIds).toEqual([]);
  for (const { runs } of [call.server, call.capture, call.connection]) {
    expect(runs.every(({ isRunning }) => !isRunning)).toBe(true);
  }
  expect(call.context.members).toEqual([]);
}
