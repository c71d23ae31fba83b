import { peerActorId, unknownStats } from '@visavis/client';
import { ben, createMember } from '@visavis/protocol/testing';
import { expect, test, vi } from 'vitest';
import { scriptedCall, scriptedCallWithBen } from '../../../gallery/scripted-call.ts';
import { maxSamples } from '../../../src/call/history/call-history.ts';

const peer = peerActorId(ben);
const visitedStates = (...[visits]: readonly [readonly { readonly state: string }[] | undefined]) =>
  visits?.map(({ state }) => state);

test('a call history has the visited states of each machine from the start of the call', () => {
  const call = scriptedCallWithBen(1_000);
  using history = call.history;

  expect(visitedStates(history.of('call').states['']?.visits)).toEqual(['idle', 'active']);
  expect(visitedStates(history.of('call').states['active']?.visits)).toEqual([
    'lobby',
    'joining',
    'inRoom',
  ]);
  expect(visitedStates(history.of('call').states['active.inRoom']?.visits)).toEqual([
    'alone',
    'together',
  ]);
  expect(visitedStates(history.of('signaling').states['']?.visits)).toContain('online');
  expect(history.of('media').states['microphone.live']?.current).toBe('unmuted');

  call.advanceTime(50);
  call.connection({ type: 'ice.checking' });
  call.advanceTime(70);
  call.connection({ type: 'ice.connected' });

  const { ice } = history.of(peer).states;
  const at = call.now();
  expect(ice?.visits.slice(1)).toEqual([
    { state: 'checking', at: at - 70 },
    { state: 'connected', at },
  ]);
});

test('statistics are kept for the last minutes, each sample once', () => {
  const call = scriptedCallWithBen(1_000);
  using history = call.history;
  for (let roundTripMs = 1; roundTripMs <= maxSamples + 20; roundTripMs += 1) {
    call.connection({ type: 'stats.updated', stats: { ...unknownStats, roundTripMs } });
    call.connection({ type: 'ice.checking' });
  }

  const roundTrips = history.of(peer).samples.map(({ stats }) => stats.roundTripMs);
  expect(roundTrips).toHaveLength(maxSamples);
  expect([roundTrips[0], roundTrips.at(-1)]).toEqual([21, maxSamples + 20]);
});

test('round trips to the server are kept too', () => {
  const call = scriptedCallWithBen(1_000);
  using history = call.history;
  const startedAt = call.now();
  for (const roundTripMs of [40, 30]) {
    call.advanceTime(5_000);
    call.server({ type: 'server.pong', pong: { roundTripMs } });
  }
  expect(history.of('signaling').pongs).toEqual([
    { at: startedAt + 5_000, stats: { roundTripMs: 40 } },
    { at: startedAt + 10_000, stats: { roundTripMs: 30 } },
  ]);
});

test('listeners are called for changes only', () => {
  const call = scriptedCallWithBen(1_000);
  using history = call.history;
  const listener = vi.fn<() => void>();
  const subscription = history.subscribe(listener);
  call.connection({ type: 'gathering.gathering' });
  expect(listener).toHaveBeenCalledTimes(1);

  call.connection({ type: 'gathering.gathering' });
  call.call.send({ type: 'hand.toggle' });
  expect(listener).toHaveBeenCalledTimes(1);

  subscription.unsubscribe();
  call.connection({ type: 'gathering.complete' });
  expect(listener).toHaveBeenCalledTimes(1);
  expect(history.of(peer).states['gathering']?.current).toBe('complete');
});

test('a peer that leaves is forgotten, and has a new history when it returns', () => {
  const call = scriptedCallWithBen(1_000);
  using history = call.history;
  call.connection({ type: 'ice.checking' });
  call.roomEvent({ type: 'left', id: ben, reason: 'left' });
  expect(history.of(peer)).toEqual({ states: {}, samples: [], pongs: [] });

  const profile = call.call.actor.getSnapshot().context.profile;
  call.roomEvent({ type: 'joined', member: createMember(ben, { profile }) });
  expect(visitedStates(history.of(peer).states['ice']?.visits)).toEqual(['new']);
});

test('a disposed history records nothing any more', () => {
  const call = scriptedCallWithBen(1_000);
  call.history[Symbol.dispose]();
  call.connection({ type: 'ice.checking' });
  call.call.send({ type: 'leave' });

  expect(call.history.of(peer).states['ice']?.current).toBe('new');
  expect(call.history.of('call').states['active']?.current).toBe('inRoom');
});

test('a call that has not started is in its initial state', () => {
  const { history } = scriptedCall(5);
  expect(history.of('call').states['']).toEqual({
    current: 'idle',
    visits: [{ state: 'idle', at: 5 }],
  });
  expect(history.of('signaling').states).toEqual({});
});
