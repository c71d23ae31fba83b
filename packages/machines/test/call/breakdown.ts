import { limits } from '@visavis/protocol';
import { describe, expect, it } from 'vitest';
import { callDelays } from '../../src/call/call.ts';
import { ana, ben, cho, member, offer, wholeRoom } from '../support/people.ts';
import { inRoom, joining, knocking, lobby, type Call } from './harness.ts';

const boom = (): never => {
  throw new Error('boom');
};

/** Events that break the machine which they reach: an action throws when it reads them. */
const bombs = {
  peer: {
    type: 'operation.failed',
    message: '',
    get operation() {
      return boom();
    },
  },
  media: {
    type: 'devices.changed',
    get devices() {
      return boom();
    },
  },
  signaling: {
    type: 'link.iceServers',
    get answer() {
      return boom();
    },
  },
} as const;

const breakPeer = (all: Call, id = ben) => all.runsOf(id).at(-1)?.report(bombs.peer);
const runs = (all: Call, id = ben) => all.runsOf(id).map(({ running }) => running);

describe('the breakdown of the connection to one person', () => {
  it('leaves the call and everybody else’s connection alone', () => {
    const all = inRoom(ben, cho);
    breakPeer(all);
    expect(all.actor.getSnapshot().status).toBe('active');
    expect(all.state).toEqual({ inRoom: 'together' });
    expect(all.others).toEqual(['b here', 'c here']);
    expect(runs(all, cho)).toEqual([true]);
    expect([all.link.now.running, all.capture.now.running]).toEqual([true, true]);
    all.actor.send({ type: 'retry', peer: cho });
    expect(runs(all, cho)).toEqual([false, true]);
  });

  it('is kept for a developer, and lets go of what that connection held', () => {
    const all = inRoom(ben);
    breakPeer(all);
    expect(all.context.lastFailure).toBe(`peer:${ben}: boom`);
    expect(runs(all)).toEqual([false]);
  });

  it('is followed by another beginning with a higher generation, as often as it happens, in no loop', () => {
    const all = inRoom(ben);
    const generations: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      const peer = all.actor.getSnapshot().children[`peer:${ben}`];
      generations.push(peer?.getSnapshot().context.generation ?? 0);
      breakPeer(all);
      all.clock.increment(callDelays.anew - 1);
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
    breakPeer(all);
    all.arrive({ type: 'left', id: ben, reason: 'left' });
    all.clock.increment(callDelays.anew);
    expect(all.runsOf(ben)).toHaveLength(1);
    expect(all.children).toEqual(['media', 'signaling']);
  });

  it('has one other beginning, not two, for whoever has come again', () => {
    const all = inRoom(ben);
    breakPeer(all);
    all.arrive({ type: 'left', id: ben, reason: 'left' });
    all.arrive({ type: 'joined', member: member(ben) });
    all.clock.increment(callDelays.anew);
    expect(runs(all)).toEqual([false, true]);
  });

  it('does not disturb what is said to everyone meanwhile', () => {
    const all = inRoom(ben, cho);
    breakPeer(all);
    all.actor.send({ type: 'hand.toggle' });
    all.actor.send({ type: 'network.changed' });
    all.link.now.report({ type: 'link.open' });
    expect(all.actor.getSnapshot().status).toBe('active');
    expect(all.toldPeer(cho)).toContain('profile.changed');
  });
});

describe('a person who sends offers that nobody could outbid', () => {
  it.each([limits.offeredGeneration, limits.generation, Number.MAX_SAFE_INTEGER])(
    'gets no connection, and takes nobody else’s: %d',
    (generation) => {
      const all = inRoom(ben, cho);
      const signals = [offer('nonsense')];
      all.arrive({ type: 'signal', from: ben, generation, first: 1, signals });
      for (let n = 0; n < 5; n += 1) {
        all.runsOf(ben).at(-1)?.report({
          type: 'operation.failed',
          operation: 'acceptOffer',
          message: 'nonsense',
        });
        all.actor.send({ type: 'retry', peer: ben });
        all.arrive(wholeRoom('welcome', ana, [ben, cho]));
      }
      expect(all.actor.getSnapshot().status).toBe('active');
      expect(all.context.lastFailure).toBeNull();
      expect(runs(all, cho).at(-1)).toBe(true);
    },
  );
});

const places: Readonly<Record<string, () => Call>> = {
  lobby,
  joining,
  knocking,
  inRoom: () => inRoom(ben),
};

describe.each(Object.entries(places))('what the call itself needs, broken: %s', (_, given) => {
  it.each([
    ['the devices', 'media', (all: Call) => all.capture.now.report(bombs.media)],
    [
      'the connection to the server',
      'signaling',
      (all: Call) => all.link.now.report(bombs.signaling),
    ],
  ] as const)('%s lead to a way out with nothing left running', (_, id, breaks) => {
    const all = given();
    breaks(all);
    expect(all.actor.getSnapshot().status).toBe('active');
    expect(all.state).toBe('failed');
    expect(all.actor.getSnapshot().hasTag('over')).toBe(true);
    expect(all.context.lastFailure).toBe(`${id}: boom`);
    expect(all.children).toEqual([]);
    for (const { runs } of [all.link, all.capture, all.connection]) {
      expect(runs.every(({ running }) => !running)).toBe(true);
    }
  });

  it('has a way back in', () => {
    const all = given();
    all.capture.now.report(bombs.media);
    all.actor.send({ type: 'again', at: 2000 });
    expect(all.state).toBe('lobby');
    expect(all.children).toEqual(['media', 'signaling']);
    expect(all.capture.now.running).toBe(true);
  });
});

describe('a breakdown on the way out', () => {
  it('of the devices has the server told that this person leaves, so that nobody waits', () => {
    const all = inRoom(ben);
    all.capture.now.report(bombs.media);
    expect(all.link.told('leave')).toHaveLength(1);
  });

  it('of the connection to the server ends the leaving', () => {
    const all = inRoom(ben);
    // The link breaks when it is told that this person leaves.
    Object.assign(all.link.now.commands, { push: boom });
    all.actor.send({ type: 'leave' });
    expect(all.actor.getSnapshot().status).toBe('active');
    expect(all.state).toBe('left');
    expect(all.context.lastFailure).toBe('signaling: boom');
    expect(all.children).toEqual([]);
  });

  it('changes nothing where it is heard of too late', () => {
    const all = inRoom(ben);
    all.arrive({ type: 'left', id: ana, reason: 'kicked' });
    const error = 'something that is no Error';
    all.actor.send({ type: 'xstate.error.actor.media', actorId: 'media', error });
    expect(all.actor.getSnapshot().status).toBe('active');
    expect(all.state).toBe('kicked');
    all.actor.send({ type: 'again', at: 2000 });
    expect(all.state).toBe('lobby');
  });

  it('is not taken for the next call’s: nobody is met anew who is not there', () => {
    const all = inRoom(ben);
    breakPeer(all);
    all.actor.send({ type: 'leave' });
    all.clock.increment(callDelays.anew);
    all.actor.send({ type: 'again', at: 5000 });
    all.link.now.report({ type: 'link.open' });
    all.actor.send({ type: 'join' });
    all.arrive(wholeRoom('welcome', ana, [ben]));
    expect(runs(all)).toEqual([false, true]);
  });
});
