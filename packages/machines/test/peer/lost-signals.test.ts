import { describe, expect, it } from 'vitest';
import { peerDelays, maxRebuilds } from '../../src/peer/peer.ts';
import { answer, offer } from '../support/fixtures.ts';
import {
  negotiated,
  awaitingAnswer,
  connected,
  impolite,
  type PeerOptions,
  type PeerHarness,
} from '../support/peer-harness.ts';
import {
  disconnected,
  recoveryStateOf,
  relayOnly,
  restartingIce,
} from '../support/peer-recovery-stages.ts';

/** The network changed, and the answer to the offer of the ICE restart does not come. */
function restartingThatHolds(pair: PeerOptions = {}): PeerHarness {
  const all = connected(pair);
  all.actor.send({ type: 'network.changed' });
  all.report({ type: 'negotiationneeded' });
  all.report({ type: 'offer.made', round: all.round, sdp: 'restart' });
  expect(all.state).toMatchObject({
    recovery: 'restartingIce',
    negotiation: 'awaitingAnswer',
    connection: 'connected',
  });
  return all;
}

describe('media that works while the server is away', () => {
  it('goes on untouched for as long as it takes', () => {
    const all = restartingThatHolds();
    for (let minute = 0; minute < 10; minute += 1) {
      for (let second = 0; second < 60; second += 1) all.clock.increment(1_000);
      all.actor.send({ type: 'network.changed' });
    }
    expect(all.connection.runs).toHaveLength(1);
    all.clock.increment(peerDelays.iceRestartTimeoutMs);
    expect(recoveryStateOf(all)).toBe('idle');
  });

  it('has the offer made once more, and not over and over, where a restart had no answer', () => {
    const all = restartingThatHolds();
    const { round } = all;
    all.clock.increment(peerDelays.iceRestartTimeoutMs);
    all.clock.increment(peerDelays.answerTimeoutMs);
    expect(all.state).toMatchObject({ recovery: 'idle', negotiation: 'makingOffer' });
    all.report({ type: 'offer.made', round: all.round, sdp: 'again' });
    for (let minute = 0; minute < 10; minute += 1) all.clock.increment(60_000);
    expect(all.round).toBe(round + 1);
    expect(all.state).toMatchObject({ recovery: 'idle', negotiation: 'awaitingAnswer' });
  });
});

describe('signals that may have been lost', () => {
  it('change nothing about a settled connection', () => {
    const all = connected();
    all.actor.send({ type: 'signals.lost' });
    expect(recoveryStateOf(all)).toBe('idle');
  });

  it.each([
    ['a negotiation under way', awaitingAnswer],
    ['a connection that is not up yet', negotiated],
    ['a disconnection', disconnected],
    ['an ICE restart', restartingIce],
    ['a way over the relay', relayOnly],
  ])('begin it anew: %s', (_, given) => {
    const all = given();
    all.actor.send({ type: 'signals.lost' });
    expect(recoveryStateOf(all)).toBe('rebuilding');
  });

  it.each([
    ['idle', connected],
    ['restartingIce', () => restartingThatHolds()],
  ] as const)('leave media alone that works: %s', (rung, given) => {
    const all = given();
    all.actor.send({ type: 'signals.lost' });
    expect(recoveryStateOf(all)).toBe(rung);
    expect(all.connection.runs).toHaveLength(1);
  });

  it.each(['signals.lost', 'remote.reachable'] as const)(
    'have the offer of a restart made again where no answer comes, over the same connection: %s',
    (type) => {
      const all = restartingThatHolds();
      all.clock.increment(peerDelays.iceRestartTimeoutMs * 10);
      const { generation, round } = all;
      const before = all.described.length;
      all.actor.send({ type });
      all.clock.increment(peerDelays.answerTimeoutMs);
      expect(all.state.negotiation).toBe('makingOffer');
      all.report({ type: 'offer.made', round, sdp: 'of before' });
      expect(all.described).toHaveLength(before);
      all.report({ type: 'offer.made', round: all.round, sdp: 'again' });
      expect(all.described.slice(before)).toEqual([`offer of ${generation}`]);
      all.receive(answer());
      all.report({ type: 'answer.accepted', round: all.round });
      expect(all.state).toMatchObject({ negotiation: 'idle', recovery: 'idle' });
      expect(all.connection.runs).toHaveLength(1);
    },
  );

  it('have an offer made again also where it stands against one that was ignored', () => {
    const all = restartingThatHolds(impolite);
    all.receive(offer('collides'));
    expect(all.state.negotiation).toBe('ignoringOffer');
    all.actor.send({ type: 'signals.lost' });
    all.clock.increment(peerDelays.answerTimeoutMs);
    expect(all.state.negotiation).toBe('makingOffer');
  });

  it('have nothing made again where the answer comes in time after all', () => {
    const all = restartingThatHolds();
    all.actor.send({ type: 'signals.lost' });
    all.receive(answer());
    all.report({ type: 'answer.accepted', round: all.round });
    const { round } = all;
    all.clock.increment(peerDelays.answerTimeoutMs);
    expect(all.round).toBe(round);
    expect(all.state.negotiation).toBe('idle');
  });

  it('over and over do not make this side offer faster than an answer could come', () => {
    const all = restartingThatHolds();
    const { round } = all;
    for (let n = 0; n < 20; n += 1) {
      all.actor.send({ type: 'signals.lost' });
      all.clock.increment(peerDelays.answerTimeoutMs / 10);
    }
    expect(all.round).toBe(round);
    all.clock.increment(peerDelays.answerTimeoutMs);
    expect(all.round).toBe(round + 1);
  });

  it('over and over do not make this side build without end', () => {
    const all = awaitingAnswer();
    for (let n = 0; n < 20; n += 1) all.actor.send({ type: 'signals.lost' });
    expect(recoveryStateOf(all)).toBe('givenUp');
    expect(all.connection.runs).toHaveLength(1 + maxRebuilds);
  });
});

describe('an offer of an older generation', () => {
  it('shows that the other side missed this one’s offer, which is made in a new connection', () => {
    const all = awaitingAnswer();
    const { generation } = all;
    all.receive(offer(), generation - 1);
    all.clock.increment(peerDelays.answerTimeoutMs - 1);
    expect(all.generation).toBe(generation);
    all.clock.increment(1);
    expect(recoveryStateOf(all)).toBe('rebuilding');
    expect(all.generation).toBeGreaterThan(generation);
  });

  it('is worth another try of a connection that was given up', () => {
    const all = awaitingAnswer();
    for (let time = 0; time < 120; time += 1) {
      all.clock.increment(1_000);
      if (all.state.negotiation === 'idle') {
        all.report({ type: 'negotiationneeded' });
        all.report({ type: 'offer.made', round: all.round, sdp: 'again' });
      }
    }
    expect(recoveryStateOf(all)).toBe('givenUp');
    all.receive(offer(), all.generation - 1);
    all.clock.increment(peerDelays.answerTimeoutMs);
    expect(recoveryStateOf(all)).toBe('rebuilding');
  });

  it('is no sign of anything where the answer comes all the same', () => {
    const all = awaitingAnswer();
    const { generation } = all;
    all.receive(offer(), generation - 1);
    all.receive(answer());
    all.clock.increment(peerDelays.answerTimeoutMs);
    expect(all.generation).toBe(generation);
  });

  it('leaves a connection alone that holds', () => {
    const all = connected();
    const { generation } = all;
    all.receive(offer(), generation - 1);
    all.clock.increment(peerDelays.answerTimeoutMs);
    expect(all.generation).toBe(generation);
    expect(recoveryStateOf(all)).toBe('idle');
  });
});

describe('an offer that the polite side has missed', () => {
  /** Ben is impolite: both restart ICE at once, and he stands by his own offer. */
  function standing(): PeerHarness {
    const all = restartingThatHolds(impolite);
    all.receive(offer());
    expect(all.state.negotiation).toBe('ignoringOffer');
    return all;
  }

  it('is made again where no answer comes after the other one was ignored', () => {
    const all = standing();
    all.clock.increment(peerDelays.answerTimeoutMs);
    expect(all.state.negotiation).toBe('makingOffer');
  });

  it('is made again for another one that is ignored', () => {
    const all = standing();
    all.clock.increment(peerDelays.answerTimeoutMs);
    all.report({ type: 'offer.made', round: all.round, sdp: 'again' });
    all.receive(offer('another'));
    all.clock.increment(peerDelays.answerTimeoutMs - 1);
    all.receive(offer('and another'));
    expect(all.state.negotiation).toBe('ignoringOffer');
    all.clock.increment(peerDelays.answerTimeoutMs);
    expect(all.state.negotiation).toBe('makingOffer');
  });

  it('is not made again where the answer comes', () => {
    const all = standing();
    all.receive(answer());
    all.clock.increment(peerDelays.answerTimeoutMs);
    expect(all.state.negotiation).toBe('acceptingAnswer');
  });
});
