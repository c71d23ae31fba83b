import { describe, expect, it } from 'vitest';
import { peerDelays, rebuildAttempts } from '../../src/peer/peer.ts';
import { answer, offer } from '../support/people.ts';
import { agreed, awaiting, connected, type Peer } from './harness.ts';
import {
  disconnected,
  givenUp,
  rebuilding,
  recovery,
  relaying,
  restarting,
  rungs,
} from './rungs.ts';

describe('a network that changed', () => {
  it('restarts ICE at once where the connection holds, or may mend itself', () => {
    for (const given of [connected, disconnected]) {
      const all = given();
      all.actor.send({ type: 'network.changed' });
      expect(recovery(all)).toBe('restarting ICE');
    }
  });

  it('restarts ICE again where it changes soon after, but not amid a negotiation', () => {
    const all = connected();
    const change = () => all.actor.send({ type: 'network.changed' });
    const restarts = () => all.connection.told('restartIce').length;
    change();
    all.report({ type: 'negotiationneeded' });
    change();
    expect(restarts()).toBe(1);
    all.report({ type: 'offer.made', round: all.round, sdp: 'mine' });
    all.receive(answer());
    all.report({ type: 'answer.accepted', round: all.round });
    change();
    expect([recovery(all), restarts()]).toEqual(['restarting ICE', 2]);
  });

  it('changes nothing while the first connection is being made', () => {
    const all = agreed();
    all.actor.send({ type: 'network.changed' });
    expect(recovery(all)).toBe('calm');
  });

  it('is a reason to try again where everything was given up', () => {
    const all = givenUp();
    all.actor.send({ type: 'network.changed' });
    expect(recovery(all)).toBe('rebuilding');
  });
});

describe('the other person coming back', () => {
  it('is a reason to try again where everything was given up', () => {
    const all = givenUp();
    all.actor.send({ type: 'remote.back' });
    expect(recovery(all)).toBe('rebuilding');
    for (let n = 0; n < rebuildAttempts; n += 1) all.report({ type: 'connection.failed' });
    expect(recovery(all)).toBe('given up');
  });

  it.each([
    ['a settled connection', connected],
    ['a disconnection', disconnected],
    ['an ICE restart', restarting],
    ['a rebuilt connection', rebuilding],
  ])('changes nothing about %s', (_, given) => {
    const all = given();
    const before = all.state;
    all.actor.send({ type: 'remote.back' });
    expect(all.state).toEqual(before);
  });
});

describe('a person who asks for another try', () => {
  it.each(Object.entries({ awaiting, ...rungs }))('gets a new connection: %s', (_, given) => {
    const all = given();
    const before = all.connection.runs.length;
    all.actor.send({ type: 'retry' });
    expect(recovery(all)).toBe('rebuilding');
    expect(all.connection.runs).toHaveLength(before + 1);
  });

  it('keeps a connection that is settled', () => {
    const all = connected();
    all.actor.send({ type: 'retry' });
    expect(recovery(all)).toBe('calm');
    expect(all.connection.runs).toHaveLength(1);
  });
});

describe('a connection that is closed, and not by this side', () => {
  it('is given the moment in which word of their leaving may come, and then replaced', () => {
    const all = connected();
    all.report({ type: 'connection.closed' });
    expect(recovery(all)).toBe('grace');
    all.clock.increment(peerDelays.grace);
    expect(recovery(all)).toBe('rebuilding');
    expect(all.state.connection).toBe('new');
  });
});

describe('a channel that the other side closed', () => {
  const closed = { type: 'channel.closed' } as const;

  it('is given the moment in which word of their leaving may come, and then replaced', () => {
    const all = connected();
    all.report(closed);
    expect(recovery(all)).toBe('grace');
    all.clock.increment(peerDelays.grace);
    expect(recovery(all)).toBe('rebuilding');
  });

  it.each([
    ['the connection fails too', (all: Peer) => all.report({ type: 'connection.failed' })],
    ['the network changes', (all: Peer) => all.actor.send({ type: 'network.changed' })],
    ['signals may have been lost', (all: Peer) => all.actor.send({ type: 'signals.lost' })],
  ])('is replaced at once where %s', (_, happens) => {
    const all = connected();
    all.report(closed);
    happens(all);
    expect(recovery(all)).toBe('rebuilding');
  });

  it.each([
    ['restarting ICE', restarting],
    ['relay only', relaying],
    ['rebuilding', rebuilding],
  ] as const)('leaves nothing to mend: %s', (rung, given) => {
    const all = given();
    expect(recovery(all)).toBe(rung);
    const before = all.connection.runs.length;
    all.report(closed);
    expect(recovery(all)).toBe('rebuilding');
    expect(all.connection.runs).toHaveLength(before + 1);
  });

  it('is one failure more of those after which the person is asked', () => {
    const all = rebuilding();
    for (let n = 0; n < rebuildAttempts; n += 1) all.report(closed);
    expect(recovery(all)).toBe('given up');
  });
});

describe('an operation that failed', () => {
  const failed = { type: 'operation.failed', operation: 'acceptOffer', message: 'no' } as const;

  it.each([
    ['calm', connected, 'rebuilding'],
    ['grace', disconnected, 'grace'],
    ['restarting ICE', restarting, 'rebuilding'],
    ['relay only', relaying, 'rebuilding'],
    ['rebuilding', rebuilding, 'rebuilding'],
    ['given up', givenUp, 'given up'],
  ] as const)('is noted in %s', (state, given, next) => {
    const all = given();
    expect(recovery(all)).toBe(state);
    all.report(failed);
    expect(recovery(all)).toBe(next);
    expect(all.actor.getSnapshot().context.lastFailure).toBe('acceptOffer: no');
  });
});

describe('the other side’s new connection', () => {
  it.each(Object.entries(rungs))('gets its time: %s', (_, given) => {
    const all = given();
    all.receive(offer(), all.generation + 1);
    expect(recovery(all)).toBe('calm');
    all.clock.increment(peerDelays.connecting - 1);
    expect(recovery(all)).toBe('calm');
  });
});
