import { createAnswer, createOffer } from '@visavis/protocol/testing';
import { describe, expect, it } from 'vitest';
import { peerDelays, maxRebuilds } from '../../src/peer/peer.ts';
import type { PeerHarness, PeerHarnessOptions } from '../../src/testing/testing.ts';
import {
  awaitingAnswer,
  connected,
  disconnected,
  impolite,
  negotiated,
  recoveryStateOf,
  relayOnly,
  restartingIce,
} from '../support/peer-states.ts';

/** The network changed, media still flows, and the ICE restart has been offered but not answered. */
function unansweredIceRestart(options: PeerHarnessOptions = {}): PeerHarness {
  const peer = connected(options);
  peer.actor.send({ type: 'network.changed' });
  peer.report({ type: 'negotiationneeded' });
  peer.report({ type: 'offer.made', round: peer.round, sdp: 'restart' });
  expect(peer.state).toMatchObject({
    recovery: 'restartingIce',
    negotiation: 'awaitingAnswer',
    connection: 'connected',
  });
  return peer;
}

describe('while the server cannot be reached', () => {
  it('a connection with working media is kept', () => {
    const peer = unansweredIceRestart();
    for (let minute = 0; minute < 10; minute += 1) {
      for (let second = 0; second < 60; second += 1) peer.clock.increment(1_000);
      peer.actor.send({ type: 'network.changed' });
    }
    expect(peer.connection.runs).toHaveLength(1);
    peer.clock.increment(peerDelays.iceRestartTimeoutMs);
    expect(recoveryStateOf(peer)).toBe('idle');
  });

  it('an offer of an ICE restart without an answer is made again once', () => {
    const peer = unansweredIceRestart();
    const { round } = peer;
    peer.clock.increment(peerDelays.iceRestartTimeoutMs);
    peer.clock.increment(peerDelays.answerTimeoutMs);
    expect(peer.state).toMatchObject({ recovery: 'idle', negotiation: 'makingOffer' });
    peer.report({ type: 'offer.made', round: peer.round, sdp: 'again' });
    for (let minute = 0; minute < 10; minute += 1) peer.clock.increment(60_000);
    expect(peer.round).toBe(round + 1);
    expect(peer.state).toMatchObject({ recovery: 'idle', negotiation: 'awaitingAnswer' });
  });
});

describe('signals.lost', () => {
  it('does nothing if no negotiation is in progress', () => {
    const peer = connected();
    peer.actor.send({ type: 'signals.lost' });
    expect(recoveryStateOf(peer)).toBe('idle');
  });

  it.each([
    ['the first negotiation is in progress', awaitingAnswer],
    ['the connection is not connected yet', negotiated],
    ['the connection is disconnected', disconnected],
    ['ICE restarts', restartingIce],
    ['ICE restarts with relay candidates', relayOnly],
  ])('rebuilds the connection when %s', (_, given) => {
    const peer = given();
    peer.actor.send({ type: 'signals.lost' });
    expect(recoveryStateOf(peer)).toBe('rebuilding');
  });

  it.each([
    ['idle', connected],
    ['restartingIce', () => unansweredIceRestart()],
  ] as const)('keeps a connection with working media in the state %s', (state, given) => {
    const peer = given();
    peer.actor.send({ type: 'signals.lost' });
    expect(recoveryStateOf(peer)).toBe(state);
    expect(peer.connection.runs).toHaveLength(1);
  });

  it.each(['signals.lost', 'remote.reachable'] as const)(
    'after %s, an offer without an answer is made again over the same connection',
    (type) => {
      const peer = unansweredIceRestart();
      peer.clock.increment(peerDelays.iceRestartTimeoutMs * 10);
      const { generation, round } = peer;
      const before = peer.sentDescriptions.length;
      peer.actor.send({ type });
      peer.clock.increment(peerDelays.answerTimeoutMs);
      expect(peer.state.negotiation).toBe('makingOffer');
      peer.report({ type: 'offer.made', round, sdp: 'outdated' });
      expect(peer.sentDescriptions).toHaveLength(before);
      peer.report({ type: 'offer.made', round: peer.round, sdp: 'again' });
      expect(peer.sentDescriptions.slice(before)).toEqual([`offer of ${generation}`]);
      peer.receive(createAnswer());
      peer.report({ type: 'answer.accepted', round: peer.round });
      expect(peer.state).toMatchObject({ negotiation: 'idle', recovery: 'idle' });
      expect(peer.connection.runs).toHaveLength(1);
    },
  );

  it('an offer is also made again after a colliding offer was ignored', () => {
    const peer = unansweredIceRestart(impolite);
    peer.receive(createOffer('collides'));
    expect(peer.state.negotiation).toBe('ignoringOffer');
    peer.actor.send({ type: 'signals.lost' });
    peer.clock.increment(peerDelays.answerTimeoutMs);
    expect(peer.state.negotiation).toBe('makingOffer');
  });

  it('no offer is made again if the answer arrives in time', () => {
    const peer = unansweredIceRestart();
    peer.actor.send({ type: 'signals.lost' });
    peer.receive(createAnswer());
    peer.report({ type: 'answer.accepted', round: peer.round });
    const { round } = peer;
    peer.clock.increment(peerDelays.answerTimeoutMs);
    expect(peer.round).toBe(round);
    expect(peer.state.negotiation).toBe('idle');
  });

  it('many times in a row: offers are not made faster than answers can arrive', () => {
    const peer = unansweredIceRestart();
    const { round } = peer;
    for (let n = 0; n < 20; n += 1) {
      peer.actor.send({ type: 'signals.lost' });
      peer.clock.increment(peerDelays.answerTimeoutMs / 10);
    }
    expect(peer.round).toBe(round);
    peer.clock.increment(peerDelays.answerTimeoutMs);
    expect(peer.round).toBe(round + 1);
  });

  it('many times in a row: the number of rebuilds is limited', () => {
    const peer = awaitingAnswer();
    for (let n = 0; n < 20; n += 1) peer.actor.send({ type: 'signals.lost' });
    expect(recoveryStateOf(peer)).toBe('givenUp');
    expect(peer.connection.runs).toHaveLength(1 + maxRebuilds);
  });
});

describe('an offer of an older generation', () => {
  it('shows that the peer missed the offer, so the connection is rebuilt', () => {
    const peer = awaitingAnswer();
    const { generation } = peer;
    peer.receive(createOffer(), generation - 1);
    peer.clock.increment(peerDelays.answerTimeoutMs - 1);
    expect(peer.generation).toBe(generation);
    peer.clock.increment(1);
    expect(recoveryStateOf(peer)).toBe('rebuilding');
    expect(peer.generation).toBeGreaterThan(generation);
  });

  it('rebuilds a connection that was given up', () => {
    const peer = awaitingAnswer();
    for (let time = 0; time < 120; time += 1) {
      peer.clock.increment(1_000);
      if (peer.state.negotiation === 'idle') {
        peer.report({ type: 'negotiationneeded' });
        peer.report({ type: 'offer.made', round: peer.round, sdp: 'again' });
      }
    }
    expect(recoveryStateOf(peer)).toBe('givenUp');
    peer.receive(createOffer(), peer.generation - 1);
    peer.clock.increment(peerDelays.answerTimeoutMs);
    expect(recoveryStateOf(peer)).toBe('rebuilding');
  });

  it('has no effect if the answer arrives', () => {
    const peer = awaitingAnswer();
    const { generation } = peer;
    peer.receive(createOffer(), generation - 1);
    peer.receive(createAnswer());
    peer.clock.increment(peerDelays.answerTimeoutMs);
    expect(peer.generation).toBe(generation);
  });

  it('has no effect on a usable connection', () => {
    const peer = connected();
    const { generation } = peer;
    peer.receive(createOffer(), generation - 1);
    peer.clock.increment(peerDelays.answerTimeoutMs);
    expect(peer.generation).toBe(generation);
    expect(recoveryStateOf(peer)).toBe('idle');
  });
});

describe('an offer that the polite peer missed', () => {
  /** Both peers restart ICE at the same time, and the impolite one keeps its own offer. */
  function ignoringOffer(): PeerHarness {
    const peer = unansweredIceRestart(impolite);
    peer.receive(createOffer());
    expect(peer.state.negotiation).toBe('ignoringOffer');
    return peer;
  }

  it('is made again if no answer arrives after the other offer was ignored', () => {
    const peer = ignoringOffer();
    peer.clock.increment(peerDelays.answerTimeoutMs);
    expect(peer.state.negotiation).toBe('makingOffer');
  });

  it('is made again after another offer was ignored', () => {
    const peer = ignoringOffer();
    peer.clock.increment(peerDelays.answerTimeoutMs);
    peer.report({ type: 'offer.made', round: peer.round, sdp: 'again' });
    peer.receive(createOffer('another'));
    peer.clock.increment(peerDelays.answerTimeoutMs - 1);
    peer.receive(createOffer('and another'));
    expect(peer.state.negotiation).toBe('ignoringOffer');
    peer.clock.increment(peerDelays.answerTimeoutMs);
    expect(peer.state.negotiation).toBe('makingOffer');
  });

  it('is not made again if the answer arrives', () => {
    const peer = ignoringOffer();
    peer.receive(createAnswer());
    peer.clock.increment(peerDelays.answerTimeoutMs);
    expect(peer.state.negotiation).toBe('acceptingAnswer');
  });
});
