import { createAnswer, createOffer } from '@visavis/protocol/testing';
import { describe, expect, it } from 'vitest';
import { peerDelays } from '../../src/peer/peer.ts';
import type { PeerHarness } from '../../src/testing/testing.ts';
import {
  awaitingAnswer,
  connected,
  impolite,
  rebuilding,
  recoveryStateOf,
  unansweredIceRestart,
} from '../support/peer-states.ts';

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

describe('an offer that was lost in a resync of the peer', () => {
  it.each([
    ['of a first connection', awaitingAnswer],
    ['of a rebuilt connection', unansweredRebuild],
  ])('%s leads to a rebuild when no answer arrives', (_, given) => {
    const peer = given();
    const { generation } = peer;
    peer.actor.send({ type: 'remote.reachable' });
    peer.clock.increment(peerDelays.answerTimeoutMs - 1);
    expect(peer.generation).toBe(generation);
    peer.clock.increment(1);
    expect(recoveryStateOf(peer)).toBe('rebuilding');
    expect(peer.generation).toBeGreaterThan(generation);
  });

  it('has no effect if the answer arrives', () => {
    const peer = awaitingAnswer();
    const { generation } = peer;
    peer.actor.send({ type: 'remote.reachable' });
    peer.receive(createAnswer());
    peer.clock.increment(peerDelays.answerTimeoutMs);
    expect(peer.generation).toBe(generation);
  });
});

/** The connection was rebuilt, and its offer was sent. */
function unansweredRebuild(): PeerHarness {
  const peer = rebuilding();
  peer.report({ type: 'negotiationneeded' });
  peer.report({ type: 'offer.made', round: peer.round, sdp: 'rebuilt' });
  return peer;
}

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

  it('leads to a rebuild if the connection is unusable by then', () => {
    const peer = ignoringOffer();
    peer.report({ type: 'ice.disconnected' });
    peer.report({ type: 'connection.disconnected' });
    peer.clock.increment(peerDelays.answerTimeoutMs);
    expect(recoveryStateOf(peer)).toBe('rebuilding');
  });

  it('is made again in time, however often the peer offers', () => {
    const peer = ignoringOffer();
    peer.clock.increment(peerDelays.answerTimeoutMs);
    peer.report({ type: 'offer.made', round: peer.round, sdp: 'again' });
    peer.receive(createOffer('another'));
    peer.clock.increment(peerDelays.answerTimeoutMs - 1);
    peer.receive(createOffer('and another'));
    expect(peer.state.negotiation).toBe('ignoringOffer');
    peer.clock.increment(1);
    expect(peer.state.negotiation).toBe('makingOffer');
  });

  it('is not made again if the answer arrives', () => {
    const peer = ignoringOffer();
    peer.receive(createAnswer());
    peer.clock.increment(peerDelays.answerTimeoutMs);
    expect(peer.state.negotiation).toBe('acceptingAnswer');
  });
});
