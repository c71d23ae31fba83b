import { describe, expect, it } from 'vitest';
import { callDelays } from '../../src/call/call.ts';
import { ana, ben, createRoomSnapshot } from '@visavis/protocol/testing';
import type { CallHarness } from '../../src/testing/testing.ts';
import { inRoom, joining, waiting, lobby } from '../support/call.ts';
import { failPeer, failures, runs, throwError } from '../support/actor-failures.ts';

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
      expect(call.childIds).toEqual(['media', 'signaling', 'trust']);
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
