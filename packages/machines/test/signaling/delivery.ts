import type { RoomEvent, SignalBatch } from '@visavis/protocol';
import { describe, expect, it } from 'vitest';
import { backoffDelay, queueLimit } from '../../src/signaling/signaling.ts';
import { ana, at, ben, candidate, member, offer, wholeRoom } from '../support/people.ts';
import { joined, online, reconnect, signaling, wish, type All } from './harness.ts';

const lost = { type: 'link.lost', chance: 0.5 } as const;

function arrive(all: All, n: number, event: RoomEvent): void {
  all.link.now.report({ type: 'link.event', id: at(n), event });
}

function say(all: All, text: string, generation = 1): void {
  all.actor.send({ type: 'signal', to: ben, generation, signal: candidate(text) });
}

const batches = (all: All): SignalBatch[] => all.link.told('send').map(({ batch }) => batch);
const texts = (all: All): string[][] =>
  batches(all).map(({ signals }) =>
    signals.map((signal) => (signal.kind === 'candidate' ? signal.candidate : signal.sdp)),
  );

function acknowledge(all: All): void {
  const batch = batches(all).at(-1);
  if (batch === undefined) throw new Error('Nothing was sent.');
  all.link.now.report({ type: 'link.sent', to: ben, batch });
}

function refuse(all: All, reason: 'no-such-member' | 'rate-limited'): void {
  const batch = batches(all).at(-1);
  if (batch === undefined) throw new Error('Nothing was sent.');
  all.link.now.report({ type: 'link.unsent', to: ben, batch, reason });
}

describe('events of the room', () => {
  it('are passed on in order', () => {
    const all = joined();
    arrive(all, 1, wholeRoom('welcome', ana, [ben]));
    arrive(all, 2, { type: 'away', id: ben });
    expect(all.told('signaling.event').map(({ event }) => event.type)).toEqual(['welcome', 'away']);
  });

  it('are passed on once, although a reconnection repeats them', () => {
    const all = joined();
    arrive(all, 1, wholeRoom('welcome', ana, [ben]));
    arrive(all, 2, { type: 'away', id: ben });
    reconnect(all);
    expect(all.link.told('join')).toEqual([{ type: 'join', wish, lastEventId: at(2) }]);
    arrive(all, 2, { type: 'away', id: ben });
    arrive(all, 3, { type: 'back', id: ben });
    expect(all.told('signaling.event').map(({ event }) => event.type)).toEqual([
      'welcome',
      'away',
      'back',
    ]);
  });

  it('that leave a gap are not passed on: the connection is made again from the last one', () => {
    const all = joined();
    arrive(all, 1, wholeRoom('welcome', ana, [ben]));
    arrive(all, 3, { type: 'back', id: ben });
    expect(all.told('signaling.event')).toHaveLength(1);
    expect(all.state).toEqual({ resuming: 'waiting' });
    expect(all.link.now.running).toBe(false);
    expect(all.actor.getSnapshot().context.attempt).toBe(1);
    all.clock.increment(backoffDelay(1, 0.5) - 1);
    expect(all.link.runs).toHaveLength(1);
    all.clock.increment(1);
    all.link.now.report({ type: 'link.open' });
    expect(all.link.told('join')).toEqual([{ type: 'join', wish, lastEventId: at(1) }]);
  });

  it('go on from a resync, whatever its number', () => {
    const all = joined();
    arrive(all, 1, wholeRoom('welcome', ana, [ben]));
    arrive(all, 9, wholeRoom('resync', ana, [ben]));
    arrive(all, 10, { type: 'away', id: ben });
    expect(all.told('signaling.event')).toHaveLength(3);
  });

  it('that carry only signals seen before are dropped, and counted all the same', () => {
    const all = joined();
    const signals: RoomEvent = {
      type: 'signal',
      from: ben,
      generation: 5,
      first: 1,
      signals: [offer()],
    };
    arrive(all, 1, wholeRoom('welcome', ana, [ben]));
    arrive(all, 2, signals);
    arrive(all, 3, signals);
    arrive(all, 4, { type: 'away', id: ben });
    expect(all.told('signaling.event').map(({ event }) => event.type)).toEqual([
      'welcome',
      'signal',
      'away',
    ]);
  });

  it('of a room joined anew begin from nothing', () => {
    const all = joined();
    arrive(all, 1, wholeRoom('welcome', ana, [ben]));
    all.actor.send({ type: 'join', wish });
    expect(all.link.told('join').at(-1)).toEqual({ type: 'join', wish, lastEventId: null });
  });
});

describe('signals to others', () => {
  it('wait until the room has been joined, and then go together', () => {
    const all = online();
    all.actor.send({ type: 'join', wish });
    say(all, '1');
    say(all, '2');
    expect(batches(all)).toEqual([]);
    all.link.now.report({ type: 'link.joined' });
    expect(texts(all)).toEqual([['1', '2']]);
  });

  it('that appear while a batch is on its way travel together in the next', () => {
    const all = joined();
    say(all, '1');
    say(all, '2');
    say(all, '3');
    expect(texts(all)).toEqual([['1']]);
    acknowledge(all);
    expect(texts(all)).toEqual([['1'], ['2', '3']]);
  });

  it('are sent again after the connection broke before their acknowledgement', () => {
    const all = joined();
    say(all, '1');
    all.link.now.report(lost);
    say(all, '2');
    all.clock.increment(backoffDelay(1, 0.5));
    all.link.now.report({ type: 'link.open' });
    expect(batches(all)).toEqual([]);
    all.link.now.report({ type: 'link.joined' });
    expect(texts(all)).toEqual([['1', '2']]);
    expect(batches(all)[0]?.first).toBe(1);
  });

  it('are kept from before the connection was ever opened', () => {
    const all = signaling();
    say(all, '1');
    all.actor.send({ type: 'start' });
    all.actor.send({ type: 'join', wish });
    all.link.now.report({ type: 'link.open' });
    all.link.now.report({ type: 'link.joined' });
    expect(texts(all)).toEqual([['1']]);
  });

  const returns: readonly RoomEvent[] = [
    { type: 'joined', member: member(ben) },
    { type: 'back', id: ben },
    // Word of their coming was lost with what else a mailbox could not keep.
    wholeRoom('resync', ana, [ben]),
  ];
  it.each(returns)('wait for someone who is not in the room until $type', (event) => {
    const all = joined();
    arrive(all, 1, wholeRoom('welcome', ana, []));
    say(all, '1');
    refuse(all, 'no-such-member');
    say(all, '2');
    expect(texts(all)).toEqual([['1']]);
    expect(all.told('signaling.dropped')).toEqual([]);
    arrive(all, 2, event);
    expect(texts(all)).toEqual([['1'], ['1', '2']]);
  });

  it('to someone who left are forgotten', () => {
    const all = joined();
    arrive(all, 1, wholeRoom('welcome', ana, [ben]));
    say(all, '1');
    refuse(all, 'no-such-member');
    arrive(all, 2, { type: 'left', id: ben, reason: 'gone' });
    arrive(all, 3, { type: 'joined', member: member(ben) });
    expect(texts(all)).toEqual([['1']]);
  });

  it('are forgotten where the call says that the person is gone', () => {
    const all = online();
    say(all, '1');
    all.actor.send({ type: 'forget', peer: ben });
    expect(all.actor.getSnapshot().context.outbox).toEqual({});
  });

  it('that the server does not take are given up, and the call hears of it', () => {
    const all = joined();
    say(all, '1');
    say(all, '2');
    refuse(all, 'rate-limited');
    expect(all.told('signaling.dropped')).toEqual([{ type: 'signaling.dropped', to: ben }]);
    say(all, '3');
    // The server and the receiver have seen a number 1 of this generation.
    expect(batches(all).at(-1)).toMatchObject({ generation: 1, first: 3 });
  });

  it('of a newer generation do not suffer for what was not taken of an older one', () => {
    const all = joined();
    say(all, 'old');
    const [old] = batches(all);
    if (old === undefined) throw new Error('Nothing was sent.');
    say(all, 'new', 2);
    all.link.now.report({ type: 'link.unsent', to: ben, batch: old, reason: 'rate-limited' });
    expect(all.told('signaling.dropped')).toEqual([]);
    acknowledge(all);
    expect(texts(all)).toEqual([['old'], ['new']]);
  });

  it('that become too many are given up, and the call hears of it', () => {
    const all = signaling();
    for (let n = 1; n <= queueLimit; n += 1) say(all, `${n}`);
    expect(all.told('signaling.dropped')).toEqual([]);
    say(all, 'one too many');
    expect(all.told('signaling.dropped')).toEqual([{ type: 'signaling.dropped', to: ben }]);
    expect(all.actor.getSnapshot().context.outbox[ben]?.signals).toEqual([]);
  });

  it('are not taken any more after closing', () => {
    const all = signaling();
    all.actor.send({ type: 'close' });
    say(all, '1');
    expect(all.actor.getSnapshot().context.outbox).toEqual({});
  });
});
