import type { RoomEvent } from '@visavis/protocol';
import { describe, expect, it } from 'vitest';
import { computeReconnectBackoffMs, maxQueuedSignals } from '../../src/signaling/signaling.ts';
import { ana, ben, createMember, createRoomSnapshot } from '@visavis/protocol/testing';
import { startSignaling } from '../../src/testing/testing.ts';
import { joinRequest, joined, lost, online } from '../support/signaling.ts';
import {
  acknowledge,
  arrive,
  batches,
  refuse,
  sendSignal,
  texts,
} from '../support/signal-delivery.ts';

describe('signals to peers', () => {
  it('wait until the room is joined, and are then sent together', () => {
    const signaling = online();
    signaling.actor.send({ type: 'join', joinRequest });
    sendSignal(signaling, '1');
    sendSignal(signaling, '2');
    expect(batches(signaling)).toEqual([]);
    signaling.server.current.report({ type: 'server.joined' });
    expect(texts(signaling)).toEqual([['1', '2']]);
  });

  it('that are added while a batch is in flight are sent together in the next one', () => {
    const signaling = joined();
    sendSignal(signaling, '1');
    sendSignal(signaling, '2');
    sendSignal(signaling, '3');
    expect(texts(signaling)).toEqual([['1']]);
    acknowledge(signaling);
    expect(texts(signaling)).toEqual([['1'], ['2', '3']]);
  });

  it('are sent again if the connection is lost before their acknowledgement', () => {
    const signaling = joined();
    sendSignal(signaling, '1');
    signaling.server.current.report(lost);
    sendSignal(signaling, '2');
    signaling.clock.increment(computeReconnectBackoffMs(1, 0.5));
    signaling.server.current.report({ type: 'server.open' });
    expect(batches(signaling)).toEqual([]);
    signaling.server.current.report({ type: 'server.joined' });
    expect(texts(signaling)).toEqual([['1', '2']]);
    expect(batches(signaling)[0]?.firstSequence).toBe(1);
  });

  it('are kept from before the first connection is open', () => {
    const signaling = startSignaling();
    sendSignal(signaling, '1');
    signaling.actor.send({ type: 'start' });
    signaling.actor.send({ type: 'join', joinRequest });
    signaling.server.current.report({ type: 'server.open' });
    signaling.server.current.report({ type: 'server.joined' });
    expect(texts(signaling)).toEqual([['1']]);
  });

  const returns: readonly RoomEvent[] = [
    { type: 'joined', member: createMember(ben) },
    { type: 'back', id: ben },
    // The `joined` event was lost when the mailbox overflowed.
    createRoomSnapshot('resync', ana, [ben]),
  ];
  it.each(returns)('wait for a peer that is not in the room until $type', (event) => {
    const signaling = joined();
    arrive(signaling, 1, createRoomSnapshot('welcome', ana, []));
    sendSignal(signaling, '1');
    refuse(signaling, 'no-such-member');
    sendSignal(signaling, '2');
    expect(texts(signaling)).toEqual([['1']]);
    expect(signaling.receivedOfType('signaling.signalsDropped')).toEqual([]);
    arrive(signaling, 2, event);
    expect(texts(signaling)).toEqual([['1'], ['1', '2']]);
  });

  it.each(returns)(
    'are sent again if the refusal arrives after $type, and wait after the next',
    (event) => {
      const signaling = joined();
      arrive(signaling, 1, createRoomSnapshot('welcome', ana, []));
      sendSignal(signaling, '1');
      arrive(signaling, 2, event);
      refuse(signaling, 'no-such-member');
      expect(texts(signaling)).toEqual([['1'], ['1']]);
      refuse(signaling, 'no-such-member');
      expect(texts(signaling)).toEqual([['1'], ['1']]);
    },
  );

  it('to a peer that left are dropped', () => {
    const signaling = joined();
    arrive(signaling, 1, createRoomSnapshot('welcome', ana, [ben]));
    sendSignal(signaling, '1');
    refuse(signaling, 'no-such-member');
    arrive(signaling, 2, { type: 'left', id: ben, reason: 'grace-expired' });
    arrive(signaling, 3, { type: 'joined', member: createMember(ben) });
    expect(texts(signaling)).toEqual([['1']]);
  });

  it('are dropped on forgetPeer', () => {
    const signaling = online();
    sendSignal(signaling, '1');
    signaling.actor.send({ type: 'forgetPeer', peer: ben });
    expect(signaling.actor.getSnapshot().context.outbox).toEqual({});
  });

  it('that the server rejects are given up, and the parent is notified', () => {
    const signaling = joined();
    sendSignal(signaling, '1');
    sendSignal(signaling, '2');
    refuse(signaling, 'rate-limited');
    expect(signaling.receivedOfType('signaling.signalsDropped')).toEqual([
      { type: 'signaling.signalsDropped', to: ben },
    ]);
    sendSignal(signaling, '3');
    // The server and the receiver have already received number 1 of this generation.
    expect(batches(signaling).at(-1)).toMatchObject({ generation: 1, firstSequence: 3 });
  });

  it('of a newer generation are not affected when the server rejects those of an older one', () => {
    const signaling = joined();
    sendSignal(signaling, 'old');
    const [old] = batches(signaling);
    if (old === undefined) throw new Error('Nothing was sent.');
    sendSignal(signaling, 'new', 2);
    signaling.server.current.report({
      type: 'server.sendRefused',
      to: ben,
      batch: old,
      reason: 'rate-limited',
    });
    expect(signaling.receivedOfType('signaling.signalsDropped')).toEqual([]);
    acknowledge(signaling);
    expect(texts(signaling)).toEqual([['old'], ['new']]);
  });

  it('beyond the maximum are given up, and the parent is notified', () => {
    const signaling = startSignaling();
    for (let n = 1; n <= maxQueuedSignals; n += 1) sendSignal(signaling, `${n}`);
    expect(signaling.receivedOfType('signaling.signalsDropped')).toEqual([]);
    sendSignal(signaling, 'one too many');
    expect(signaling.receivedOfType('signaling.signalsDropped')).toEqual([
      { type: 'signaling.signalsDropped', to: ben },
    ]);
    expect(signaling.actor.getSnapshot().context.outbox[ben]?.items).toEqual([]);
  });

  it('are not accepted after closing', () => {
    const signaling = startSignaling();
    signaling.actor.send({ type: 'close' });
    sendSignal(signaling, '1');
    expect(signaling.actor.getSnapshot().context.outbox).toEqual({});
  });
});
