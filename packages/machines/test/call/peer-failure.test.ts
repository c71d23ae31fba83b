import { limits } from '@visavis/protocol';
import { describe, expect, it } from 'vitest';
import { callDelays } from '../../src/call/call.ts';
import {
  ana,
  ben,
  cho,
  createMember,
  createOffer,
  createRoomSnapshot,
} from '@visavis/protocol/testing';
import { inRoom, rolesOf } from '../support/call.ts';
import { failPeer, runs } from '../support/actor-failures.ts';

describe('the failure of a peer machine', () => {
  it('does not affect the call and the other peers', () => {
    const call = inRoom(ben, cho);
    failPeer(call);
    expect(call.actor.getSnapshot().status).toBe('active');
    expect(call.state).toEqual({ active: { inRoom: 'together' } });
    expect(call.members).toEqual(['b present', 'c present']);
    expect(runs(call, cho)).toEqual([true]);
    expect([call.server.current.isRunning, call.capture.current.isRunning]).toEqual([true, true]);
    call.actor.send({ type: 'retry', peer: cho });
    expect(runs(call, cho)).toEqual([false, true]);
  });

  it('is stored for developers, and stops its connection', () => {
    const call = inRoom(ben);
    failPeer(call);
    expect(call.context.lastFailure).toBe(`peer:${ben}: boom`);
    expect(runs(call)).toEqual([false]);
  });

  it('is followed by a restart with a higher generation, each time after a delay', () => {
    const call = inRoom(ben);
    const generations: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      const peer = call.actor.getSnapshot().children[`peer:${ben}`];
      generations.push(peer?.getSnapshot().context.generation ?? 0);
      failPeer(call);
      call.clock.increment(callDelays.peerRestartDelayMs - 1);
      expect(call.connectionsTo(ben)).toHaveLength(n + 1);
      call.clock.increment(1);
      expect(call.connectionsTo(ben)).toHaveLength(n + 2);
    }
    expect(generations).toEqual([...new Set(generations)].toSorted((a, b) => a - b));
    expect(runs(call)).toEqual([false, false, false, false, false, true]);
    expect(new Set(rolesOf(call, ben))).toEqual(new Set(['offerer']));
  });

  it('is not followed by a restart if the member has left', () => {
    const call = inRoom(ben);
    failPeer(call);
    call.receiveRoomEvent({ type: 'left', id: ben, reason: 'left' });
    call.clock.increment(callDelays.peerRestartDelayMs);
    expect(call.connectionsTo(ben)).toHaveLength(1);
    expect(call.childIds).toEqual(['media', 'signaling', 'trust']);
  });

  it('is followed by one restart, not two, if the member joined again', () => {
    const call = inRoom(ben);
    failPeer(call);
    call.receiveRoomEvent({ type: 'left', id: ben, reason: 'left' });
    call.receiveRoomEvent({ type: 'joined', member: createMember(ben) });
    call.clock.increment(callDelays.peerRestartDelayMs);
    expect(runs(call)).toEqual([false, true]);
  });

  it('does not prevent events to all peers', () => {
    const call = inRoom(ben, cho);
    failPeer(call);
    call.actor.send({ type: 'hand.toggle' });
    call.actor.send({ type: 'network.changed' });
    call.server.current.report({ type: 'server.open' });
    expect(call.actor.getSnapshot().status).toBe('active');
    expect(call.eventsToPeer(cho)).toContain('profile.changed');
  });
});

describe('a peer that sends offers of the highest generations', () => {
  it.each([limits.maxOfferedGeneration, limits.maxGeneration, Number.MAX_SAFE_INTEGER])(
    'gets no connection, and does not affect other peers: %d',
    (generation) => {
      const call = inRoom(ben, cho);
      const signals = [createOffer('nonsense')];
      call.receiveRoomEvent({ type: 'signal', from: ben, generation, firstSequence: 1, signals });
      for (let n = 0; n < 5; n += 1) {
        call.connectionsTo(ben).at(-1)?.report({
          type: 'operation.failed',
          operation: 'acceptOffer',
          message: 'nonsense',
        });
        call.actor.send({ type: 'retry', peer: ben });
        call.receiveRoomEvent(createRoomSnapshot('welcome', ana, [ben, cho]));
      }
      expect(call.actor.getSnapshot().status).toBe('active');
      expect(call.context.lastFailure).toBeNull();
      expect(runs(call, cho).at(-1)).toBe(true);
    },
  );
});
