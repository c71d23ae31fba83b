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
import { startCall, inRoom, joining, waiting, lobby, type CallTest } from '../support/call.ts';

const lost = { type: 'server.lost', jitter: 0 } as const;

describe('the door', () => {
  it('is come to at a whole millisecond, whatever the clock says', () => {
    const all = startCall(1000.5);
    expect(all.context.startedAt).toBe(1000);
    expect(all.profile.revision).toBe(1000);
  });

  it('opens neither connection nor device before somebody comes to it', () => {
    const all = startCall();
    expect(all.state).toBe('idle');
    expect(all.children).toEqual([]);
  });

  it('connects to the server and looks who is there, telling nobody', () => {
    const all = lobby();
    expect(all.state).toBe('lobby');
    expect(all.server.told('peek')).toEqual([{ type: 'peek', room: roomName }]);
    expect(all.server.told('join')).toEqual([]);
    const peek = { memberCount: 2, capacity: 8, state: 'open' } as const;
    all.server.now.sendReport({ type: 'server.peeked', peek });
    expect(all.context.peek).toEqual(peek);
    all.actor.send({ type: 'peek' });
    expect(all.server.told('peek')).toHaveLength(2);
  });

  it('asks to be let in under the name given', () => {
    const all = lobby();
    all.actor.send({ type: 'join', name: 'Ana Maria' });
    expect(all.state).toBe('joining');
    expect(all.server.told('join')[0]?.joinRequest).toMatchObject({
      room: roomName,
      profile: { name: 'Ana Maria' },
    });
  });

  it('keeps the name known before where none is given', () => {
    expect(joining().server.told('join')[0]?.joinRequest.profile.name).toBe('Ana');
    const renamed = lobby();
    renamed.actor.send({ type: 'rename', name: 'Ann' });
    renamed.actor.send({ type: 'join' });
    expect(renamed.server.told('join')[0]?.joinRequest.profile.name).toBe('Ann');
  });

  it('joins as soon as the server is reached, where that takes longer', () => {
    const all = startCall();
    all.actor.send({ type: 'openLobby' });
    all.actor.send({ type: 'join' });
    all.server.now.sendReport({ type: 'server.open' });
    expect(all.server.told('join')).toHaveLength(1);
  });

  it('lets in with the welcome', () => {
    const all = inRoom();
    expect(all.state).toEqual({ inRoom: 'alone' });
    expect(all.context).toMatchObject({ self: ana, roomState: { capacity: 8 } });
  });

  it('keeps waiting while someone inside decides', () => {
    const all = waiting();
    expect(all.state).toBe('waiting');
    all.arrive({ type: 'room', room: createRoomState({ access: 'waiting-room' }) });
    expect(all.state).toBe('waiting');
    all.arrive(createRoomSnapshot('welcome', ana, [ben]));
    expect(all.state).toEqual({ inRoom: 'together' });
  });

  it('is in by a resync too, as after a restart of the server', () => {
    const all = joining();
    all.arrive(createRoomSnapshot('resync', ana, []));
    expect(all.state).toEqual({ inRoom: 'alone' });
  });

  it('takes an event of another kind for neither', () => {
    const all = joining();
    all.arrive({ type: 'room', room: createRoomState({ access: 'open' }) });
    expect(all.state).toBe('joining');
  });
});

const states: Readonly<Record<string, () => CallTest>> = {
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
    const all = given();
    all.server.now.sendReport({ type: 'server.refused', reason, jitter: 0 });
    expect(all.state).toBe(state);
    expect(all.context.refusal).toBe(reason);
    expectNothingLeft(all);
  });

  it('leaves by telling the server first, and is out when that is done', () => {
    const all = given();
    all.actor.send({ type: 'leave' });
    expect(all.state).toBe('leaving');
    expect(all.server.told('leave')).toHaveLength(1);
    expect(all.children).toEqual(['signaling']);
    all.server.now.sendReport(lost);
    expect(all.state).toBe('left');
    expectNothingLeft(all);
  });

  it('leaves without the server where that does not answer in time', () => {
    const all = given();
    all.actor.send({ type: 'leave' });
    all.clock.increment(callDelays.leaveTimeoutMs - 1);
    expect(all.state).toBe('leaving');
    all.clock.increment(1);
    expect(all.state).toBe('left');
    expectNothingLeft(all);
  });

  it('leaves at once where the server is away', () => {
    const all = given();
    all.server.now.sendReport(lost);
    all.actor.send({ type: 'leave' });
    expect(all.state).toBe('left');
    expectNothingLeft(all);
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
      const all = given();
      all.arrive({ type: 'left', id: ana, reason });
      expect(all.state).toBe(state);
      expectNothingLeft(all);
    });
  },
);

describe('from a way out', () => {
  const endings: readonly (readonly [string, (all: CallTest) => void])[] = [
    ['left', (all) => all.actor.send({ type: 'leave' })],
    ['removed', (all) => all.arrive({ type: 'left', id: ana, reason: 'removed' })],
    ['replaced', (all) => all.arrive({ type: 'left', id: ana, reason: 'replaced' })],
    ['ended', (all) => all.arrive({ type: 'left', id: ana, reason: 'ended' })],
    [
      'full',
      (all) =>
        all.server.now.sendReport({ type: 'server.refused', reason: 'room-full', jitter: 0 }),
    ],
    [
      'refused',
      (all) =>
        all.server.now.sendReport({ type: 'server.refused', reason: 'room-locked', jitter: 0 }),
    ],
    [
      'failed',
      (all) =>
        all.server.now.sendReport({ type: 'server.refused', reason: 'bad-session', jitter: 0 }),
    ],
  ];

  it.each(endings)('%s one gets back to the door, and in', (state, out) => {
    const all = inRoom(ben);
    out(all);
    all.clock.increment(callDelays.leaveTimeoutMs);
    expect(all.state).toBe(state);
    expect(all.actor.getSnapshot().hasTag('finished')).toBe(true);
    all.actor.send({ type: 'returnToLobby', at: 2000 });
    expect(all.state).toBe('lobby');
    expect(all.children).toEqual(['media', 'signaling']);
    all.server.now.sendReport({ type: 'server.open' });
    all.actor.send({ type: 'join' });
    expect(all.context.refusal).toBeNull();
    all.server.now.sendReport({ type: 'server.joined' });
    all.server.now.sendReport({
      type: 'server.roomEvent',
      id: eventIdAt(1),
      event: createRoomSnapshot('welcome', ana, [ben]),
    });
    expect(all.state).toEqual({ inRoom: 'together' });
  });

  it('one keeps the devices and the quality that were chosen', () => {
    const all = inRoom();
    all.actor.send({ type: 'device.choose', kind: 'camera', id: 'desk' });
    all.actor.send({ type: 'quality.choose', quality: '360p' });
    all.actor.send({ type: 'leave' });
    all.clock.increment(callDelays.leaveTimeoutMs);
    all.actor.send({ type: 'returnToLobby', at: 2000 });
    all.actor.send({ type: 'media.open', kinds: ['camera'] });
    expect(all.capture.told('openDevices')).toMatchObject([
      { choices: { camera: 'desk' }, height: 360 },
    ]);
  });

  it.each([
    [5_000.7, 5_000],
    [500, 1_000],
  ])('one begins at its own time, never before the last one: at %d', (again, startedAt) => {
    const all = inRoom();
    all.actor.send({ type: 'leave' });
    all.clock.increment(callDelays.leaveTimeoutMs);
    all.actor.send({ type: 'returnToLobby', at: again });
    expect(all.context.startedAt).toBe(startedAt);
  });

  it('one comes back with everything off, and says so', () => {
    const all = inRoom();
    all.actor.send({ type: 'media.open', kinds: ['camera', 'microphone'] });
    all.capture.now.sendReport({
      type: 'camera.live',
      track: { id: 'c', deviceId: 'c', label: '' },
    });
    all.capture.now.sendReport({
      type: 'microphone.live',
      track: { id: 'm', deviceId: 'm', label: '' },
    });
    all.actor.send({ type: 'hand.toggle' });
    expect(all.profile).toMatchObject({ camera: true, microphone: true, hand: true });
    const { revision } = all.profile;
    all.actor.send({ type: 'leave' });
    all.clock.increment(callDelays.leaveTimeoutMs);
    all.actor.send({ type: 'returnToLobby', at: 2000 });
    all.server.now.sendReport({ type: 'server.open' });
    all.actor.send({ type: 'join' });
    const told = all.server.told('join')[0]?.joinRequest.profile;
    expect(told).toMatchObject({ camera: false, microphone: false, screen: false, hand: false });
    expect(told?.revision).toBeGreaterThan(revision);
  });
});

function expectNothingLeft(all: CallTest): void {
  expect(all.children).toEqual([]);
  for (const { runs } of [all.server, all.capture, all.connection]) {
    expect(runs.every(({ isRunning }) => !isRunning)).toBe(true);
  }
  expect(all.context.members).toEqual([]);
}
