import { peerActorId, unknownStats } from '@visavis/client';
import { expect, test, vi } from 'vitest';
import { ben, scriptedCall, together } from '../../gallery/scripted-call.ts';
import { mostSamples } from './journal.ts';

const peer = peerActorId(ben);
const statesIn = (...[visits]: readonly [readonly { readonly state: string }[] | undefined]) =>
  visits?.map(({ state }) => state);

test('a journal knows the way of each machine from the call’s beginning on', () => {
  const call = together(1_000);
  using journal = call.journal;

  expect(statesIn(journal.of('call').journey['']?.visits)).toEqual([
    'idle',
    'lobby',
    'joining',
    'inRoom',
  ]);
  expect(statesIn(journal.of('call').journey['inRoom']?.visits)).toEqual(['alone', 'together']);
  expect(statesIn(journal.of('signaling').journey['']?.visits)).toContain('online');
  expect(journal.of('media').journey['microphone.live']?.now).toBe('open');

  call.pass(50);
  call.connection({ type: 'ice.checking' });
  call.pass(70);
  call.connection({ type: 'ice.connected' });

  const { ice } = journal.of(peer).journey;
  const at = call.time();
  expect(ice?.visits.slice(1)).toEqual([
    { state: 'checking', at: at - 70 },
    { state: 'connected', at },
  ]);
});

test('what is measured is kept for the last minutes, each look once', () => {
  const call = together(1_000);
  using journal = call.journal;
  for (let look = 1; look <= mostSamples + 20; look += 1) {
    call.connection({ type: 'stats', stats: { ...unknownStats, roundTripMs: look } });
    call.connection({ type: 'ice.checking' });
  }

  const trips = journal.of(peer).samples.map(({ stats }) => stats.roundTripMs);
  expect(trips).toHaveLength(mostSamples);
  expect([trips[0], trips.at(-1)]).toEqual([21, mostSamples + 20]);
});

test('so are the answers to pings, of the connection to the server', () => {
  const call = together(1_000);
  using journal = call.journal;
  const began = call.time();
  for (const roundTripMs of [40, 30]) {
    call.pass(5_000);
    call.link({ type: 'link.pong', pong: { roundTripMs } });
  }
  expect(journal.of('signaling').pongs).toEqual([
    { at: began + 5_000, stats: { roundTripMs: 40 } },
    { at: began + 10_000, stats: { roundTripMs: 30 } },
  ]);
});

test('listeners are told of what is new, and of nothing else', () => {
  const call = together(1_000);
  using journal = call.journal;
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
  expect(journal.of(peer).journey['gathering']?.now).toBe('complete');
});

test('whoever has left is forgotten, and begins anew when they come back', () => {
  const call = together(1_000);
  using journal = call.journal;
  call.connection({ type: 'ice.checking' });
  call.arrive({ type: 'left', id: ben, reason: 'left' });
  expect(journal.of(peer)).toEqual({ journey: {}, samples: [], pongs: [] });

  const profile = call.call.actor.getSnapshot().context.profile;
  call.arrive({ type: 'joined', member: { id: ben, profile, presence: 'here' } });
  expect(statesIn(journal.of(peer).journey['ice']?.visits)).toEqual(['new']);
});

test('a journal that is disposed of follows nobody any more', () => {
  const call = together(1_000);
  call.journal[Symbol.dispose]();
  call.connection({ type: 'ice.checking' });
  call.call.send({ type: 'leave' });

  expect(call.journal.of(peer).journey['ice']?.now).toBe('new');
  expect(call.journal.of('call').journey['']?.now).toBe('inRoom');
});

test('a call that has not begun is where it begins', () => {
  const { journal } = scriptedCall(5);
  expect(journal.of('call').journey['']).toEqual({
    now: 'idle',
    visits: [{ state: 'idle', at: 5 }],
  });
  expect(journal.of('signaling').journey).toEqual({});
});
