import { describe, expect, it } from 'vitest';
import { callDelays } from '../../src/call/call.ts';
import type { Reason } from '@visavis/protocol';
import { ana, at, ben, room, wholeRoom } from '../support/people.ts';
import { call, inRoom, joining, knocking, lobby, type Call } from './harness.ts';

const lost = { type: 'link.lost', chance: 0 } as const;

describe('the door', () => {
  it('is come to at a whole millisecond, whatever the clock says', () => {
    const all = call(1000.5);
    expect(all.context.startedAt).toBe(1000);
    expect(all.profile.revision).toBe(1000);
  });

  it('opens neither connection nor device before somebody comes to it', () => {
    const all = call();
    expect(all.state).toBe('idle');
    expect(all.children).toEqual([]);
  });

  it('connects to the server and looks who is there, telling nobody', () => {
    const all = lobby();
    expect(all.state).toBe('lobby');
    expect(all.link.told('peek')).toEqual([{ type: 'peek', room }]);
    expect(all.link.told('join')).toEqual([]);
    const peek = { members: 2, capacity: 8, state: 'open' } as const;
    all.link.now.report({ type: 'link.peeked', peek });
    expect(all.context.peek).toEqual(peek);
    all.actor.send({ type: 'peek' });
    expect(all.link.told('peek')).toHaveLength(2);
  });

  it('asks to be let in under the name given', () => {
    const all = lobby();
    all.actor.send({ type: 'join', name: 'Ana Maria' });
    expect(all.state).toBe('joining');
    expect(all.link.told('join')[0]?.wish).toMatchObject({ room, profile: { name: 'Ana Maria' } });
  });

  it('keeps the name known before where none is given', () => {
    expect(joining().link.told('join')[0]?.wish.profile.name).toBe('Ana');
    const renamed = lobby();
    renamed.actor.send({ type: 'rename', name: 'Ann' });
    renamed.actor.send({ type: 'join' });
    expect(renamed.link.told('join')[0]?.wish.profile.name).toBe('Ann');
  });

  it('joins as soon as the server is reached, where that takes longer', () => {
    const all = call();
    all.actor.send({ type: 'enter' });
    all.actor.send({ type: 'join' });
    all.link.now.report({ type: 'link.open' });
    expect(all.link.told('join')).toHaveLength(1);
  });

  it('lets in with the welcome', () => {
    const all = inRoom();
    expect(all.state).toEqual({ inRoom: 'alone' });
    expect(all.context).toMatchObject({ self: ana, roomState: { capacity: 8 } });
  });

  it('keeps waiting while someone inside decides', () => {
    const all = knocking();
    expect(all.state).toBe('knocking');
    all.arrive({ type: 'room', room: { name: room, door: 'knock', capacity: 8 } });
    expect(all.state).toBe('knocking');
    all.arrive(wholeRoom('welcome', ana, [ben]));
    expect(all.state).toEqual({ inRoom: 'together' });
  });

  it('is in by a resync too, as after a restart of the server', () => {
    const all = joining();
    all.arrive(wholeRoom('resync', ana, []));
    expect(all.state).toEqual({ inRoom: 'alone' });
  });

  it('takes an event of another kind for neither', () => {
    const all = joining();
    all.arrive({ type: 'room', room: { name: room, door: 'open', capacity: 8 } });
    expect(all.state).toBe('joining');
  });
});

const places: Readonly<Record<string, () => Call>> = {
  lobby,
  joining,
  knocking,
  'in the room': () => inRoom(ben),
};

const ways: readonly (readonly [Reason, string])[] = [
  ['room-full', 'full'],
  ['room-locked', 'refused'],
  ['room-refused', 'refused'],
  ['origin-refused', 'refused'],
  ['room-ended', 'ended'],
  ['client-outdated', 'failed'],
];

describe.each(Object.entries(places))('the ways out: %s', (_, given) => {
  it.each(ways)('leads the server’s no, %s, to %s, and ends everything', (reason, state) => {
    const all = given();
    all.link.now.report({ type: 'link.refused', reason, chance: 0 });
    expect(all.state).toBe(state);
    expect(all.context.refusal).toBe(reason);
    expectNothingLeft(all);
  });

  it('leaves by telling the server first, and is out when that is done', () => {
    const all = given();
    all.actor.send({ type: 'leave' });
    expect(all.state).toBe('leaving');
    expect(all.link.told('leave')).toHaveLength(1);
    expect(all.children).toEqual(['signaling']);
    all.link.now.report(lost);
    expect(all.state).toBe('left');
    expectNothingLeft(all);
  });

  it('leaves without the server where that does not answer in time', () => {
    const all = given();
    all.actor.send({ type: 'leave' });
    all.clock.increment(callDelays.farewell - 1);
    expect(all.state).toBe('leaving');
    all.clock.increment(1);
    expect(all.state).toBe('left');
    expectNothingLeft(all);
  });

  it('leaves at once where the server is away', () => {
    const all = given();
    all.link.now.report(lost);
    all.actor.send({ type: 'leave' });
    expect(all.state).toBe('left');
    expectNothingLeft(all);
  });
});

const ends = [
  ['ended', 'ended'],
  ['replaced', 'replaced'],
  ['kicked', 'kicked'],
  ['left', 'left'],
  ['gone', 'left'],
] as const;

describe.each(Object.entries(places).filter(([place]) => place !== 'lobby'))(
  'a place that the server ends: %s',
  (_, given) => {
    it.each(ends)('by the reason %s it leads to %s', (reason, state) => {
      const all = given();
      all.arrive({ type: 'left', id: ana, reason });
      expect(all.state).toBe(state);
      expectNothingLeft(all);
    });
  },
);

describe('from a way out', () => {
  const outs: readonly (readonly [string, (all: Call) => void])[] = [
    ['left', (all) => all.actor.send({ type: 'leave' })],
    ['kicked', (all) => all.arrive({ type: 'left', id: ana, reason: 'kicked' })],
    ['replaced', (all) => all.arrive({ type: 'left', id: ana, reason: 'replaced' })],
    ['ended', (all) => all.arrive({ type: 'left', id: ana, reason: 'ended' })],
    [
      'full',
      (all) => all.link.now.report({ type: 'link.refused', reason: 'room-full', chance: 0 }),
    ],
    [
      'refused',
      (all) => all.link.now.report({ type: 'link.refused', reason: 'room-locked', chance: 0 }),
    ],
    [
      'failed',
      (all) => all.link.now.report({ type: 'link.refused', reason: 'bad-session', chance: 0 }),
    ],
  ];

  it.each(outs)('%s one gets back to the door, and in', (state, out) => {
    const all = inRoom(ben);
    out(all);
    all.clock.increment(callDelays.farewell);
    expect(all.state).toBe(state);
    expect(all.actor.getSnapshot().hasTag('over')).toBe(true);
    all.actor.send({ type: 'again', at: 2000 });
    expect(all.state).toBe('lobby');
    expect(all.children).toEqual(['media', 'signaling']);
    all.link.now.report({ type: 'link.open' });
    all.actor.send({ type: 'join' });
    expect(all.context.refusal).toBeNull();
    all.link.now.report({ type: 'link.joined' });
    all.link.now.report({ type: 'link.event', id: at(1), event: wholeRoom('welcome', ana, [ben]) });
    expect(all.state).toEqual({ inRoom: 'together' });
  });

  it('one keeps the devices and the quality that were chosen', () => {
    const all = inRoom();
    all.actor.send({ type: 'device.choose', kind: 'camera', id: 'desk' });
    all.actor.send({ type: 'quality.choose', quality: '360p' });
    all.actor.send({ type: 'leave' });
    all.clock.increment(callDelays.farewell);
    all.actor.send({ type: 'again', at: 2000 });
    all.actor.send({ type: 'media.open', kinds: ['camera'] });
    expect(all.capture.told('open')).toMatchObject([{ choices: { camera: 'desk' }, height: 360 }]);
  });

  it.each([
    [5_000.7, 5_000],
    [500, 1_000],
  ])('one begins at its own time, never before the last one: at %d', (again, startedAt) => {
    const all = inRoom();
    all.actor.send({ type: 'leave' });
    all.clock.increment(callDelays.farewell);
    all.actor.send({ type: 'again', at: again });
    expect(all.context.startedAt).toBe(startedAt);
  });

  it('one comes back with everything off, and says so', () => {
    const all = inRoom();
    all.actor.send({ type: 'media.open', kinds: ['camera', 'microphone'] });
    all.capture.now.report({ type: 'camera.live', track: { id: 'c', deviceId: 'c', label: '' } });
    all.capture.now.report({
      type: 'microphone.live',
      track: { id: 'm', deviceId: 'm', label: '' },
    });
    all.actor.send({ type: 'hand.toggle' });
    expect(all.profile).toMatchObject({ camera: true, microphone: true, hand: true });
    const { revision } = all.profile;
    all.actor.send({ type: 'leave' });
    all.clock.increment(callDelays.farewell);
    all.actor.send({ type: 'again', at: 2000 });
    all.link.now.report({ type: 'link.open' });
    all.actor.send({ type: 'join' });
    const told = all.link.told('join')[0]?.wish.profile;
    expect(told).toMatchObject({ camera: false, microphone: false, screen: false, hand: false });
    expect(told?.revision).toBeGreaterThan(revision);
  });
});

function expectNothingLeft(all: Call): void {
  expect(all.children).toEqual([]);
  for (const { runs } of [all.link, all.capture, all.connection]) {
    expect(runs.every(({ running }) => !running)).toBe(true);
  }
  expect(all.context.members).toEqual([]);
}
