import { createAnswer, createOffer } from '@visavis/protocol/testing';
import { describe, expect, it } from 'vitest';
import { peerDelays, maxRebuilds } from '../../src/peer/peer.ts';
import {
  awaitingAnswer,
  connected,
  disconnected,
  impolite,
  negotiated,
  recoveryStateOf,
  relayOnly,
  restartingIce,
  unansweredIceRestart,
} from '../support/peer-states.ts';

describe('while the server cannot be reached', () => {
  it('a connection with working media is kept', () => {
    const peer = unansweredIceRestart();
    expect(peer.state).toMatchObject({
      recovery: 'restartingIce',
      negotiation: 'awaitingAnswer',
      connection: 'connected',
    });
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
