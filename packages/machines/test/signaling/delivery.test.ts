import type { RoomEvent, SignalBatch } from '@visavis/protocol';
import { describe, expect, it } from 'vitest';
import { computeReconnectBackoffMs, maxQueuedSignals } from '../../src/signaling/signaling.ts';
import {
  ana,
  ben,
  createCandidate,
  createMember,
  createOffer,
  createRoomSnapshot,
  eventIdAt,
} from '@visavis/protocol/testing';
import {
  joined,
  online,
  reconnect,
  startSignaling,
  joinRequest,
  type SignalingTest,
} from '../support/signaling.ts';

const lost = { type: 'server.lost', jitter: 0.5 } as const;

function arrive(all: SignalingTest, n: number, event: RoomEvent): void {
  all.server.now.sendReport({ type: 'server.roomEvent', id: eventIdAt(n), event });
}

function sendSignal(all: SignalingTest, text: string, generation = 1): void {
  all.actor.send({ type: 'signal', to: ben, generation, signal: createCandidate(text) });
}

const batches = (all: SignalingTest): SignalBatch[] =>
  all.server.told('send').map(({ batch }) => batch);
const texts = (all: SignalingTest): string[][] =>
  batches(all).map(({ signals }) =>
    signals.map((signal) => (signal.kind === 'candidate' ? signal.candidate : signal.sdp)),
  );

function acknowledge(all: SignalingTest): void {
  const batch = batches(all).at(-1);
  if (batch === undefined) throw new Error('Nothing was sent.');
  all.server.now.sendReport({ type: 'server.sent', to: ben, batch });
}

function refuse(all: SignalingTest, reason: 'no-such-member' | 'rate-limited'): void {
  const batch = batches(all).at(-1);
  if (batch === undefined) throw new Error('Nothing was sent.');
  all.server.now.sendReport({ type: 'server.sendRefused', to: ben, batch, reason });
}

describe('events of the room', () => {
  it('are passed on in order', () => {
    const all = joined();
    arrive(all, 1, createRoomSnapshot('welcome', ana, [ben]));
    arrive(all, 2, { type: 'away', id: ben });
    expect(all.told('signaling.roomEvent').map(({ event }) => event.type)).toEqual([
      'welcome',
      'away',
    ]);
  });

  it('are passed on once, although a reconnection repeats them', () => {
    const all = joined();
    arrive(all, 1, createRoomSnapshot('welcome', ana, [ben]));
    arrive(all, 2, { type: 'away', id: ben });
    reconnect(all);
    expect(all.server.told('join')).toEqual([
      { type: 'join', joinRequest, lastEventId: eventIdAt(2) },
    ]);
    arrive(all, 2, { type: 'away', id: ben });
    arrive(all, 3, { type: 'back', id: ben });
    expect(all.told('signaling.roomEvent').map(({ event }) => event.type)).toEqual([
      'welcome',
      'away',
      'back',
    ]);
  });

  it('that leave a gap are not passed on: the connection is made again from the last one', () => {
    const all = joined();
    arrive(all, 1, createRoomSnapshot('welcome', ana, [ben]));
    arrive(all, 3, { type: 'back', id: ben });
    expect(all.told('signaling.roomEvent')).toHaveLength(1);
    expect(all.state).toEqual({ resuming: 'waiting' });
    expect(all.server.now.isRunning).toBe(false);
    expect(all.actor.getSnapshot().context.failedAttempts).toBe(1);
    all.clock.increment(computeReconnectBackoffMs(1, 0.5) - 1);
    expect(all.server.runs).toHaveLength(1);
    all.clock.increment(1);
    all.server.now.sendReport({ type: 'server.open' });
    expect(all.server.told('join')).toEqual([
      { type: 'join', joinRequest, lastEventId: eventIdAt(1) },
    ]);
  });

  it('go on from a resync, whatever its number', () => {
    const all = joined();
    arrive(all, 1, createRoomSnapshot('welcome', ana, [ben]));
    arrive(all, 9, createRoomSnapshot('resync', ana, [ben]));
    arrive(all, 10, { type: 'away', id: ben });
    expect(all.told('signaling.roomEvent')).toHaveLength(3);
  });

  it('that carry only signals seen before are dropped, and counted all the same', () => {
    const all = joined();
    const signals: RoomEvent = {
      type: 'signal',
      from: ben,
      generation: 5,
      firstSequence: 1,
      signals: [createOffer()],
    };
    arrive(all, 1, createRoomSnapshot('welcome', ana, [ben]));
    arrive(all, 2, signals);
    arrive(all, 3, signals);
    arrive(all, 4, { type: 'away', id: ben });
    expect(all.told('signaling.roomEvent').map(({ event }) => event.type)).toEqual([
      'welcome',
      'signal',
      'away',
    ]);
  });

  it('of a room joined anew begin from nothing', () => {
    const all = joined();
    arrive(all, 1, createRoomSnapshot('welcome', ana, [ben]));
    all.actor.send({ type: 'join', joinRequest });
    expect(all.server.told('join').at(-1)).toEqual({
      type: 'join',
      joinRequest,
      lastEventId: null,
    });
  });
});

describe('signals to others', () => {
  it('wait until the room has been joined, and then go together', () => {
    const all = online();
    all.actor.send({ type: 'join', joinRequest });
    sendSignal(all, '1');
    sendSignal(all, '2');
    expect(batches(all)).toEqual([]);
    all.server.now.sendReport({ type: 'server.joined' });
    expect(texts(all)).toEqual([['1', '2']]);
  });

  it('that appear while a batch is on its way travel together in the next', () => {
    const all = joined();
    sendSignal(all, '1');
    sendSignal(all, '2');
    sendSignal(all, '3');
    expect(texts(all)).toEqual([['1']]);
    acknowledge(all);
    expect(texts(all)).toEqual([['1'], ['2', '3']]);
  });

  it('are sent again after the connection broke before their acknowledgement', () => {
    const all = joined();
    sendSignal(all, '1');
    all.server.now.sendReport(lost);
    sendSignal(all, '2');
    all.clock.increment(computeReconnectBackoffMs(1, 0.5));
    all.server.now.sendReport({ type: 'server.open' });
    expect(batches(all)).toEqual([]);
    all.server.now.sendReport({ type: 'server.joined' });
    expect(texts(all)).toEqual([['1', '2']]);
    expect(batches(all)[0]?.firstSequence).toBe(1);
  });

  it('are kept from before the connection was ever opened', () => {
    const all = startSignaling();
    sendSignal(all, '1');
    all.actor.send({ type: 'start' });
    all.actor.send({ type: 'join', joinRequest });
    all.server.now.sendReport({ type: 'server.open' });
    all.server.now.sendReport({ type: 'server.joined' });
    expect(texts(all)).toEqual([['1']]);
  });

  const returns: readonly RoomEvent[] = [
    { type: 'joined', member: createMember(ben) },
    { type: 'back', id: ben },
    // Word of their coming was lost with what else a mailbox could not keep.
    createRoomSnapshot('resync', ana, [ben]),
  ];
  it.each(returns)('wait for someone who is not in the room until $type', (event) => {
    const all = joined();
    arrive(all, 1, createRoomSnapshot('welcome', ana, []));
    sendSignal(all, '1');
    refuse(all, 'no-such-member');
    sendSignal(all, '2');
    expect(texts(all)).toEqual([['1']]);
    expect(all.told('signaling.signalsDropped')).toEqual([]);
    arrive(all, 2, event);
    expect(texts(all)).toEqual([['1'], ['1', '2']]);
  });

  it('to someone who left are forgotten', () => {
    const all = joined();
    arrive(all, 1, createRoomSnapshot('welcome', ana, [ben]));
    sendSignal(all, '1');
    refuse(all, 'no-such-member');
    arrive(all, 2, { type: 'left', id: ben, reason: 'grace-expired' });
    arrive(all, 3, { type: 'joined', member: createMember(ben) });
    expect(texts(all)).toEqual([['1']]);
  });

  it('are forgotten where the call says that the person is gone', () => {
    const all = online();
    sendSignal(all, '1');
    all.actor.send({ type: 'forgetPeer', peer: ben });
    expect(all.actor.getSnapshot().context.outbox).toEqual({});
  });

  it('that the server does not take are given up, and the call hears of it', () => {
    const all = joined();
    sendSignal(all, '1');
    sendSignal(all, '2');
    refuse(all, 'rate-limited');
    expect(all.told('signaling.signalsDropped')).toEqual([
      { type: 'signaling.signalsDropped', to: ben },
    ]);
    sendSignal(all, '3');
    // The server and the receiver have seen a number 1 of this generation.
    expect(batches(all).at(-1)).toMatchObject({ generation: 1, firstSequence: 3 });
  });

  it('of a newer generation do not suffer for what was not taken of an older one', () => {
    const all = joined();
    sendSignal(all, 'old');
    const [old] = batches(all);
    if (old === undefined) throw new Error('Nothing was sent.');
    sendSignal(all, 'new', 2);
    all.server.now.sendReport({
      type: 'server.sendRefused',
      to: ben,
      batch: old,
      reason: 'rate-limited',
    });
    expect(all.told('signaling.signalsDropped')).toEqual([]);
    acknowledge(all);
    expect(texts(all)).toEqual([['old'], ['new']]);
  });

  it('that become too many are given up, and the call hears of it', () => {
    const all = startSignaling();
    for (let n = 1; n <= maxQueuedSignals; n += 1) sendSignal(all, `${n}`);
    expect(all.told('signaling.signalsDropped')).toEqual([]);
    sendSignal(all, 'one too many');
    expect(all.told('signaling.signalsDropped')).toEqual([
      { type: 'signaling.signalsDropped', to: ben },
    ]);
    expect(all.actor.getSnapshot().context.outbox[ben]?.items).toEqual([]);
  });

  it('are not taken any more after closing', () => {
    const all = startSignaling();
    all.actor.send({ type: 'close' });
    sendSignal(all, '1');
    expect(all.actor.getSnapshot().context.outbox).toEqual({});
  });
});
