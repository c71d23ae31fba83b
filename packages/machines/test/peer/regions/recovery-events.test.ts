import { describe, expect, it } from 'vitest';
import { peerDelays, maxRebuilds } from '../../../src/peer/peer.ts';
import { answer, offer } from '../../support/fixtures.ts';
import {
  negotiated,
  awaitingAnswer,
  connected,
  type PeerHarness,
} from '../../support/peer-harness.ts';
import {
  disconnected,
  givenUp,
  rebuilding,
  recoveryStateOf,
  relayOnly,
  restartingIce,
  recoveryStages,
} from '../../support/peer-recovery-stages.ts';

describe('a network that changed', () => {
  it('restarts ICE at once where the connection holds, or may mend itself', () => {
    for (const given of [connected, disconnected]) {
      const all = given();
      all.actor.send({ type: 'network.changed' });
      expect(recoveryStateOf(all)).toBe('restartingIce');
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
    expect([recoveryStateOf(all), restarts()]).toEqual(['restartingIce', 2]);
  });

  it('changes nothing while the first connection is being made', () => {
    const all = negotiated();
    all.actor.send({ type: 'network.changed' });
    expect(recoveryStateOf(all)).toBe('idle');
  });

  it('is a reason to try again where everything was given up', () => {
    const all = givenUp();
    all.actor.send({ type: 'network.changed' });
    expect(recoveryStateOf(all)).toBe('rebuilding');
  });
});

describe('the other person coming back', () => {
  it('is a reason to try again where everything was given up', () => {
    const all = givenUp();
    all.actor.send({ type: 'remote.reachable' });
    expect(recoveryStateOf(all)).toBe('rebuilding');
    for (let n = 0; n < maxRebuilds; n += 1) all.report({ type: 'connection.failed' });
    expect(recoveryStateOf(all)).toBe('givenUp');
  });

  it.each([
    ['a settled connection', connected],
    ['a disconnection', disconnected],
    ['an ICE restart', restartingIce],
    ['a rebuilt connection', rebuilding],
  ])('changes nothing about %s', (_, given) => {
    const all = given();
    const before = all.state;
    all.actor.send({ type: 'remote.reachable' });
    expect(all.state).toEqual(before);
  });
});

describe('a person who asks for another try', () => {
  it.each(Object.entries({ awaiting: awaitingAnswer, ...recoveryStages }))(
    'gets a new connection: %s',
    (_, given) => {
      const all = given();
      const before = all.connection.runs.length;
      all.actor.send({ type: 'retry' });
      expect(recoveryStateOf(all)).toBe('rebuilding');
      expect(all.connection.runs).toHaveLength(before + 1);
    },
  );

  it('keeps a connection that is settled', () => {
    const all = connected();
    all.actor.send({ type: 'retry' });
    expect(recoveryStateOf(all)).toBe('idle');
    expect(all.connection.runs).toHaveLength(1);
  });
});

describe('a connection that is closed, and not by this side', () => {
  it('is given the moment in which word of their leaving may come, and then replaced', () => {
    const all = connected();
    all.report({ type: 'connection.closed' });
    expect(recoveryStateOf(all)).toBe('grace');
    all.clock.increment(peerDelays.disconnectedGraceMs);
    expect(recoveryStateOf(all)).toBe('rebuilding');
    expect(all.state.connection).toBe('new');
  });
});

describe('a channel that the other side closed', () => {
  const closed = { type: 'channel.closed' } as const;

  it('is given the moment in which word of their leaving may come, and then replaced', () => {
    const all = connected();
    all.report(closed);
    expect(recoveryStateOf(all)).toBe('grace');
    all.clock.increment(peerDelays.disconnectedGraceMs);
    expect(recoveryStateOf(all)).toBe('rebuilding');
  });

  it.each([
    ['the connection fails too', (all: PeerHarness) => all.report({ type: 'connection.failed' })],
    ['the network changes', (all: PeerHarness) => all.actor.send({ type: 'network.changed' })],
    ['signals may have been lost', (all: PeerHarness) => all.actor.send({ type: 'signals.lost' })],
  ])('is replaced at once where %s', (_, happens) => {
    const all = connected();
    all.report(closed);
    happens(all);
    expect(recoveryStateOf(all)).toBe('rebuilding');
  });

  it.each([
    ['restartingIce', restartingIce],
    ['relayOnly', relayOnly],
    ['rebuilding', rebuilding],
  ] as const)('leaves nothing to mend: %s', (rung, given) => {
    const all = given();
    expect(recoveryStateOf(all)).toBe(rung);
    const before = all.connection.runs.length;
    all.report(closed);
    expect(recoveryStateOf(all)).toBe('rebuilding');
    expect(all.connection.runs).toHaveLength(before + 1);
  });

  it('is one failure more of those after which the person is asked', () => {
    const all = rebuilding();
    for (let n = 0; n < maxRebuilds; n += 1) all.report(closed);
    expect(recoveryStateOf(all)).toBe('givenUp');
  });
});

describe('an operation that failed', () => {
  const failed = { type: 'operation.failed', operation: 'acceptOffer', message: 'no' } as const;

  it.each([
    ['idle', connected, 'rebuilding'],
    ['grace', disconnected, 'grace'],
    ['restartingIce', restartingIce, 'rebuilding'],
    ['relayOnly', relayOnly, 'rebuilding'],
    ['rebuilding', rebuilding, 'rebuilding'],
    ['givenUp', givenUp, 'givenUp'],
  ] as const)('is noted in %s', (state, given, next) => {
    const all = given();
    expect(recoveryStateOf(all)).toBe(state);
    all.report(failed);
    expect(recoveryStateOf(all)).toBe(next);
    expect(all.actor.getSnapshot().context.lastFailure).toBe('acceptOffer: no');
  });
});

describe('the other side’s new connection', () => {
  it.each(Object.entries(recoveryStages))('gets its time: %s', (_, given) => {
    const all = given();
    all.receive(offer(), all.generation + 1);
    expect(recoveryStateOf(all)).toBe('idle');
    all.clock.increment(peerDelays.connectTimeoutMs - 1);
    expect(recoveryStateOf(all)).toBe('idle');
  });
});
