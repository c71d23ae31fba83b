import { peerActorId, unknownStats } from '@visavis/client';
import { expect, test, vi } from 'vitest';
import { ben, scriptedCall, scriptedCallWithBen } from '../../../gallery/scripted-call.ts';
import { maxSamples } from '../../../src/call/history/call-history.ts';

const peer = peerActorId(ben);
const statesIn = (...[visits]: readonly [readonly { readonly state: string }[] | undefined]) =>
  visits?.map(({ state }) => state);

test('a journal knows the way of each machine from the call’s beginning on', () => {
  const call = scriptedCallWithBen(1_000);
  using journal = call.history;

  expect(statesIn(journal.of('call').states['']?.visits)).toEqual(['idle', 'active']);
  expect(statesIn(journal.of('call').states['active']?.visits)).toEqual([
    'lobby',
    'joining',
    'inRoom',
  ]);
  expect(statesIn(journal.of('call').states['active.inRoom']?.visits)).toEqual([
    'alone',
    'together',
  ]);
  expect(statesIn(journal.of('signaling').states['']?.visits)).toContain('online');
  expect(journal.of('media').states['microphone.live']?.current).toBe('unmuted');

  call.advanceTime(50);
  call.connection({ type: 'ice.checking' });
  call.advanceTime(70);
  call.connection({ type: 'ice.connected' });

  const { ice } = journal.of(peer).states;
  const at = call.now();
  expect(ice?.visits.slice(1)).toEqual([
    { state: 'checking', at: at - 70 },
    { state: 'connected', at },
  ]);
});

test('what is measured is kept for the last minutes, each look once', () => {
  const call = scriptedCallWithBen(1_000);
  using journal = call.history;
  for (let look = 1; look <= maxSamples + 20; look += 1) {
    call.connection({ type: 'stats.updated', stats: { ...unknownStats, roundTripMs: look } });
    call.connection({ type: 'ice.checking' });
  }

  const trips = journal.of(peer).samples.map(({ stats }) => stats.roundTripMs);
  expect(trips).toHaveLength(maxSamples);
  expect([trips[0], trips.at(-1)]).toEqual([21, maxSamples + 20]);
});

test('so are the answers to pings, of the connection to the server', () => {
  const call = scriptedCallWithBen(1_000);
  using journal = call.history;
  const began = call.now();
  for (const roundTripMs of [40, 30]) {
    call.advanceTime(5_000);
    call.server({ type: 'server.pong', pong: { roundTripMs } });
  }
  expect(journal.of('signaling').pongs).toEqual([
    { at: began + 5_000, stats: { roundTripMs: 40 } },
    { at: began + 10_000, stats: { roundTripMs: 30 } },
  ]);
});

test('listeners are told of what is new, and of nothing else', () => {
  const call = scriptedCallWithBen(1_000);
  using journal = call.history;
  const listener = vi.fn<() => void>();
  const subscription = journal.subscribe(listener);
  call.connection({ type: 'gathering.gathering' });
  expect(listener).toHaveBeenCalledTimes(1);

  call.connection({ type: 'gathering.gathering' });
  call.call.send({ type: 'hand.toggle' });
  expect(listener).toHaveBeenCalledTimes(1);

  subscription.unsubscribe();
  call.connection({ type: 'gathering.complete' });
  expect(listener).toHaveBeenCalledTimes(1);
  expect(journal.of(peer).states['gathering']?.current).toBe('complete');
});

test('whoever has left is forgotten, and begins anew when they come back', () => {
  const call = scriptedCallWithBen(1_000);
  using journal = call.history;
  call.connection({ type: 'ice.checking' });
  call.roomEvent({ type: 'left', id: ben, reason: 'left' });
  expect(journal.of(peer)).toEqual({ states: {}, samples: [], pongs: [] });

  const profile = call.call.actor.getSnapshot().context.profile;
  call.roomEvent({ type: 'joined', member: { id: ben, profile, presence: 'present' } });
  expect(statesIn(journal.of(peer).states['ice']?.visits)).toEqual(['new']);
});

test('a journal that is disposed of follows nobody any more', () => {
  const call = scriptedCallWithBen(1_000);
  call.history[Symbol.dispose]();
  call.connection({ type: 'ice.checking' });
  call.call.send({ type: 'leave' });

  expect(call.history.of(peer).states['ice']?.current).toBe('new');
  expect(call.history.of('call').states['active']?.current).toBe('inRoom');
});

test('a call that has not begun is where it begins', () => {
  const { history } = scriptedCall(5);
  expect(history.of('call').states['']).toEqual({
    current: 'idle',
    visits: [{ state: 'idle', at: 5 }],
  });
  expect(history.of('signaling').states).toEqual({});
});
