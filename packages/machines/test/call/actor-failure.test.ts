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
import type { CallHarness } from '../../src/testing/testing.ts';
import { inRoom, joining, waiting, lobby, rolesOf } from '../support/call.ts';

const throwError = (): never => {
  throw new Error('boom');
};

/** Events that make a machine fail: an action that reads them throws an error. */
const failures = {
  peer: {
    type: 'operation.failed',
    message: '',
    get operation() {
      return throwError();
    },
  },
  media: {
    type: 'devices.changed',
    get devices() {
      return throwError();
    },
  },
  signaling: {
    type: 'server.iceServers',
    get answer() {
      return throwError();
    },
  },
} as const;

const failPeer = (call: CallHarness, id = ben) =>
  call.connectionsTo(id).at(-1)?.report(failures.peer);
const runs = (call: CallHarness, id = ben) =>
  call.connectionsTo(id).map(({ isRunning }) => isRunning);

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
    expect(call.childIds).toEqual(['media', 'signaling']);
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

const states: Readonly<Record<string, () => CallHarness>> = {
  lobby,
  joining,
  waiting,
  inRoom: () => inRoom(ben),
};

describe.each(Object.entries(states))(
  'the failure of another actor in the state %s',
  (_, given) => {
    it.each([
      [
        'the media machine',
        'media',
        (call: CallHarness) => call.capture.current.report(failures.media),
      ],
      [
        'the signaling machine',
        'signaling',
        (call: CallHarness) => call.server.current.report(failures.signaling),
      ],
    ] as const)('%s: ends the call with no running actor', (_, id, fail) => {
      const call = given();
      fail(call);
      expect(call.actor.getSnapshot().status).toBe('active');
      expect(call.state).toBe('failed');
      expect(call.actor.getSnapshot().hasTag('finished')).toBe(true);
      expect(call.context.lastFailure).toBe(`${id}: boom`);
      expect(call.childIds).toEqual([]);
      for (const { runs } of [call.server, call.capture, call.connection]) {
        expect(runs.every(({ isRunning }) => !isRunning)).toBe(true);
      }
    });

    it('can be followed by a new call', () => {
      const call = given();
      call.capture.current.report(failures.media);
      call.actor.send({ type: 'returnToLobby', at: 2000 });
      expect(call.state).toEqual({ active: 'lobby' });
      expect(call.childIds).toEqual(['media', 'signaling']);
      expect(call.capture.current.isRunning).toBe(true);
    });
  },
);

describe('a failure while leaving', () => {
  it('of the media machine does not prevent leaving the room', () => {
    const call = inRoom(ben);
    call.capture.current.report(failures.media);
    expect(call.server.commandsOfType('leave')).toHaveLength(1);
  });

  it('of the signaling machine ends the leaving', () => {
    const call = inRoom(ben);
    // The server connection fails when it receives the command to leave.
    Object.assign(call.server.current.commands, { push: throwError });
    call.actor.send({ type: 'leave' });
    expect(call.actor.getSnapshot().status).toBe('active');
    expect(call.state).toBe('left');
    expect(call.context.lastFailure).toBe('signaling: boom');
    expect(call.childIds).toEqual([]);
  });

  it('has no effect if it is reported after the end of the call', () => {
    const call = inRoom(ben);
    call.receiveRoomEvent({ type: 'left', id: ana, reason: 'removed' });
    const error = 'something that is no Error';
    call.actor.send({ type: 'xstate.error.actor.media', actorId: 'media', error });
    expect(call.actor.getSnapshot().status).toBe('active');
    expect(call.state).toBe('removed');
    call.actor.send({ type: 'returnToLobby', at: 2000 });
    expect(call.state).toEqual({ active: 'lobby' });
  });

  it('does not restart a peer in the next call', () => {
    const call = inRoom(ben);
    failPeer(call);
    call.actor.send({ type: 'leave' });
    call.clock.increment(callDelays.peerRestartDelayMs);
    call.actor.send({ type: 'returnToLobby', at: 5000 });
    call.server.current.report({ type: 'server.open' });
    call.actor.send({ type: 'join' });
    call.receiveRoomEvent(createRoomSnapshot('welcome', ana, [ben]));
    expect(runs(call)).toEqual([false, true]);
  });
});
