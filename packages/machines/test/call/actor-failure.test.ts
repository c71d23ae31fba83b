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
import { inRoom, joining, waiting, lobby, type CallTest } from '../support/call.ts';

const throwError = (): never => {
  throw new Error('boom');
};

/** Events that break the machine which they reach: an action throws when it reads them. */
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

const failPeer = (all: CallTest, id = ben) => all.runsOf(id).at(-1)?.sendReport(failures.peer);
const runs = (all: CallTest, id = ben) => all.runsOf(id).map(({ isRunning }) => isRunning);

describe('the breakdown of the connection to one person', () => {
  it('leaves the call and everybody else’s connection alone', () => {
    const all = inRoom(ben, cho);
    failPeer(all);
    expect(all.actor.getSnapshot().status).toBe('active');
    expect(all.state).toEqual({ inRoom: 'together' });
    expect(all.others).toEqual(['b present', 'c present']);
    expect(runs(all, cho)).toEqual([true]);
    expect([all.server.now.isRunning, all.capture.now.isRunning]).toEqual([true, true]);
    all.actor.send({ type: 'retry', peer: cho });
    expect(runs(all, cho)).toEqual([false, true]);
  });

  it('is kept for a developer, and lets go of what that connection held', () => {
    const all = inRoom(ben);
    failPeer(all);
    expect(all.context.lastFailure).toBe(`peer:${ben}: boom`);
    expect(runs(all)).toEqual([false]);
  });

  it('is followed by another beginning with a higher generation, as often as it happens, in no loop', () => {
    const all = inRoom(ben);
    const generations: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      const peer = all.actor.getSnapshot().children[`peer:${ben}`];
      generations.push(peer?.getSnapshot().context.generation ?? 0);
      failPeer(all);
      all.clock.increment(callDelays.peerRestartDelayMs - 1);
      expect(all.runsOf(ben)).toHaveLength(n + 1);
      all.clock.increment(1);
      expect(all.runsOf(ben)).toHaveLength(n + 2);
    }
    expect(generations).toEqual([...new Set(generations)].toSorted((a, b) => a - b));
    expect(runs(all)).toEqual([false, false, false, false, false, true]);
    expect(new Set(all.rolesOf(ben))).toEqual(new Set(['offerer']));
  });

  it('has no other beginning for whoever has left', () => {
    const all = inRoom(ben);
    failPeer(all);
    all.arrive({ type: 'left', id: ben, reason: 'left' });
    all.clock.increment(callDelays.peerRestartDelayMs);
    expect(all.runsOf(ben)).toHaveLength(1);
    expect(all.children).toEqual(['media', 'signaling']);
  });

  it('has one other beginning, not two, for whoever has come again', () => {
    const all = inRoom(ben);
    failPeer(all);
    all.arrive({ type: 'left', id: ben, reason: 'left' });
    all.arrive({ type: 'joined', member: createMember(ben) });
    all.clock.increment(callDelays.peerRestartDelayMs);
    expect(runs(all)).toEqual([false, true]);
  });

  it('does not disturb what is said to everyone meanwhile', () => {
    const all = inRoom(ben, cho);
    failPeer(all);
    all.actor.send({ type: 'hand.toggle' });
    all.actor.send({ type: 'network.changed' });
    all.server.now.sendReport({ type: 'server.open' });
    expect(all.actor.getSnapshot().status).toBe('active');
    expect(all.toldPeer(cho)).toContain('profile.changed');
  });
});

describe('a person who sends offers that nobody could outbid', () => {
  it.each([limits.maxOfferedGeneration, limits.maxGeneration, Number.MAX_SAFE_INTEGER])(
    'gets no connection, and takes nobody else’s: %d',
    (generation) => {
      const all = inRoom(ben, cho);
      const signals = [createOffer('nonsense')];
      all.arrive({ type: 'signal', from: ben, generation, firstSequence: 1, signals });
      for (let n = 0; n < 5; n += 1) {
        all.runsOf(ben).at(-1)?.sendReport({
          type: 'operation.failed',
          operation: 'acceptOffer',
          message: 'nonsense',
        });
        all.actor.send({ type: 'retry', peer: ben });
        all.arrive(createRoomSnapshot('welcome', ana, [ben, cho]));
      }
      expect(all.actor.getSnapshot().status).toBe('active');
      expect(all.context.lastFailure).toBeNull();
      expect(runs(all, cho).at(-1)).toBe(true);
    },
  );
});

const states: Readonly<Record<string, () => CallTest>> = {
  lobby,
  joining,
  knocking: waiting,
  inRoom: () => inRoom(ben),
};

describe.each(Object.entries(states))('what the call itself needs, broken: %s', (_, given) => {
  it.each([
    ['the devices', 'media', (all: CallTest) => all.capture.now.sendReport(failures.media)],
    [
      'the connection to the server',
      'signaling',
      (all: CallTest) => all.server.now.sendReport(failures.signaling),
    ],
  ] as const)('%s lead to a way out with nothing left running', (_, id, breaks) => {
    const all = given();
    breaks(all);
    expect(all.actor.getSnapshot().status).toBe('active');
    expect(all.state).toBe('failed');
    expect(all.actor.getSnapshot().hasTag('finished')).toBe(true);
    expect(all.context.lastFailure).toBe(`${id}: boom`);
    expect(all.children).toEqual([]);
    for (const { runs } of [all.server, all.capture, all.connection]) {
      expect(runs.every(({ isRunning }) => !isRunning)).toBe(true);
    }
  });

  it('has a way back in', () => {
    const all = given();
    all.capture.now.sendReport(failures.media);
    all.actor.send({ type: 'returnToLobby', at: 2000 });
    expect(all.state).toBe('lobby');
    expect(all.children).toEqual(['media', 'signaling']);
    expect(all.capture.now.isRunning).toBe(true);
  });
});

describe('a breakdown on the way out', () => {
  it('of the devices has the server told that this person leaves, so that nobody waits', () => {
    const all = inRoom(ben);
    all.capture.now.sendReport(failures.media);
    expect(all.server.told('leave')).toHaveLength(1);
  });

  it('of the connection to the server ends the leaving', () => {
    const all = inRoom(ben);
    // The link breaks when it is told that this person leaves.
    Object.assign(all.server.now.commands, { push: throwError });
    all.actor.send({ type: 'leave' });
    expect(all.actor.getSnapshot().status).toBe('active');
    expect(all.state).toBe('left');
    expect(all.context.lastFailure).toBe('signaling: boom');
    expect(all.children).toEqual([]);
  });

  it('changes nothing where it is heard of too late', () => {
    const all = inRoom(ben);
    all.arrive({ type: 'left', id: ana, reason: 'removed' });
    const error = 'something that is no Error';
    all.actor.send({ type: 'xstate.error.actor.media', actorId: 'media', error });
    expect(all.actor.getSnapshot().status).toBe('active');
    expect(all.state).toBe('removed');
    all.actor.send({ type: 'returnToLobby', at: 2000 });
    expect(all.state).toBe('lobby');
  });

  it('is not taken for the next call’s: nobody is met anew who is not there', () => {
    const all = inRoom(ben);
    failPeer(all);
    all.actor.send({ type: 'leave' });
    all.clock.increment(callDelays.peerRestartDelayMs);
    all.actor.send({ type: 'returnToLobby', at: 5000 });
    all.server.now.sendReport({ type: 'server.open' });
    all.actor.send({ type: 'join' });
    all.arrive(createRoomSnapshot('welcome', ana, [ben]));
    expect(runs(all)).toEqual([false, true]);
  });
});
