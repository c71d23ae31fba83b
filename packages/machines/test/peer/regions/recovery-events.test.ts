import { createAnswer, createOffer } from '@visavis/protocol/testing';
import { describe, expect, it } from 'vitest';
import { peerDelays, maxRebuilds } from '../../../src/peer/peer.ts';
import type { PeerHarness } from '../../../src/testing/testing.ts';
import {
  awaitingAnswer,
  connected,
  disconnected,
  givenUp,
  negotiated,
  rebuilding,
  recoveryStages,
  recoveryStateOf,
  relayOnly,
  restartingIce,
} from '../../support/peer-states.ts';

describe('network.changed', () => {
  it('restarts ICE if the connection is connected or disconnected', () => {
    for (const given of [connected, disconnected]) {
      const peer = given();
      peer.actor.send({ type: 'network.changed' });
      expect(recoveryStateOf(peer)).toBe('restartingIce');
    }
  });

  it('restarts ICE again, but not during a negotiation', () => {
    const peer = connected();
    const change = () => peer.actor.send({ type: 'network.changed' });
    const restarts = () => peer.connection.commandsOfType('restartIce').length;
    change();
    peer.report({ type: 'negotiationneeded' });
    change();
    expect(restarts()).toBe(1);
    peer.report({ type: 'offer.made', round: peer.round, sdp: 'mine' });
    peer.receive(createAnswer());
    peer.report({ type: 'answer.accepted', round: peer.round });
    change();
    expect([recoveryStateOf(peer), restarts()]).toEqual(['restartingIce', 2]);
  });

  it('does nothing before the first connection', () => {
    const peer = negotiated();
    peer.actor.send({ type: 'network.changed' });
    expect(recoveryStateOf(peer)).toBe('idle');
  });

  it('rebuilds a connection that was given up', () => {
    const peer = givenUp();
    peer.actor.send({ type: 'network.changed' });
    expect(recoveryStateOf(peer)).toBe('rebuilding');
  });
});

describe('remote.reachable', () => {
  it('rebuilds a connection that was given up', () => {
    const peer = givenUp();
    peer.actor.send({ type: 'remote.reachable' });
    expect(recoveryStateOf(peer)).toBe('rebuilding');
    for (let n = 0; n < maxRebuilds; n += 1) peer.report({ type: 'connection.failed' });
    expect(recoveryStateOf(peer)).toBe('givenUp');
  });

  it.each([
    ['a working connection', connected],
    ['a disconnected connection', disconnected],
    ['an ICE restart', restartingIce],
    ['a rebuilt connection', rebuilding],
  ])('does not change %s', (_, given) => {
    const peer = given();
    const before = peer.state;
    peer.actor.send({ type: 'remote.reachable' });
    expect(peer.state).toEqual(before);
  });
});

describe('retry', () => {
  it.each(Object.entries({ awaitingAnswer, ...recoveryStages }))(
    'rebuilds the connection in the state %s',
    (_, given) => {
      const peer = given();
      const before = peer.connection.runs.length;
      peer.actor.send({ type: 'retry' });
      expect(recoveryStateOf(peer)).toBe('rebuilding');
      expect(peer.connection.runs).toHaveLength(before + 1);
    },
  );

  it('keeps a working connection', () => {
    const peer = connected();
    peer.actor.send({ type: 'retry' });
    expect(recoveryStateOf(peer)).toBe('idle');
    expect(peer.connection.runs).toHaveLength(1);
  });
});

describe('a connection that the peer closed', () => {
  it('is replaced after the grace period, in which the `left` event may arrive', () => {
    const peer = connected();
    peer.report({ type: 'connection.closed' });
    expect(recoveryStateOf(peer)).toBe('grace');
    peer.clock.increment(peerDelays.disconnectedGraceMs);
    expect(recoveryStateOf(peer)).toBe('rebuilding');
    expect(peer.state.connection).toBe('new');
  });
});

describe('a data channel that the peer closed', () => {
  const closed = { type: 'channel.closed' } as const;

  it('is replaced after the grace period, in which the `left` event may arrive', () => {
    const peer = connected();
    peer.report(closed);
    expect(recoveryStateOf(peer)).toBe('grace');
    peer.clock.increment(peerDelays.disconnectedGraceMs);
    expect(recoveryStateOf(peer)).toBe('rebuilding');
  });

  it.each([
    ['the connection fails', (peer: PeerHarness) => peer.report({ type: 'connection.failed' })],
    ['the network changes', (peer: PeerHarness) => peer.actor.send({ type: 'network.changed' })],
    ['signals are lost', (peer: PeerHarness) => peer.actor.send({ type: 'signals.lost' })],
  ])('is replaced at once when %s', (_, happen) => {
    const peer = connected();
    peer.report(closed);
    happen(peer);
    expect(recoveryStateOf(peer)).toBe('rebuilding');
  });

  it.each([
    ['restartingIce', restartingIce],
    ['relayOnly', relayOnly],
    ['rebuilding', rebuilding],
  ] as const)('is replaced in the state %s', (state, given) => {
    const peer = given();
    expect(recoveryStateOf(peer)).toBe(state);
    const before = peer.connection.runs.length;
    peer.report(closed);
    expect(recoveryStateOf(peer)).toBe('rebuilding');
    expect(peer.connection.runs).toHaveLength(before + 1);
  });

  it('counts as a failed rebuild', () => {
    const peer = rebuilding();
    for (let n = 0; n < maxRebuilds; n += 1) peer.report(closed);
    expect(recoveryStateOf(peer)).toBe('givenUp');
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
  ] as const)('is stored in the state %s', (state, given, next) => {
    const peer = given();
    expect(recoveryStateOf(peer)).toBe(state);
    peer.report(failed);
    expect(recoveryStateOf(peer)).toBe(next);
    expect(peer.actor.getSnapshot().context.lastFailure).toBe('acceptOffer: no');
  });
});

describe('a new connection of the peer', () => {
  it.each(Object.entries(recoveryStages))(
    'gets the full time to connect in the state %s',
    (_, given) => {
      const peer = given();
      peer.receive(createOffer(), peer.generation + 1);
      expect(recoveryStateOf(peer)).toBe('idle');
      peer.clock.increment(peerDelays.connectTimeoutMs - 1);
      expect(recoveryStateOf(peer)).toBe('idle');
    },
  );
});
