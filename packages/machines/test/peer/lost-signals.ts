import { describe, expect, it } from 'vitest';
import { peerDelays, rebuildAttempts } from '../../src/peer/peer.ts';
import { answer, offer } from '../support/people.ts';
import { agreed, awaiting, connected, impolite, type Pair, type Peer } from './harness.ts';
import { disconnected, recovery, relaying, restarting } from './rungs.ts';

/** The network changed, and the answer to the offer of the ICE restart does not come. */
function restartingThatHolds(pair: Pair = {}): Peer {
  const all = connected(pair);
  all.actor.send({ type: 'network.changed' });
  all.report({ type: 'negotiationneeded' });
  all.report({ type: 'offer.made', round: all.round, sdp: 'restart' });
  expect(all.state).toMatchObject({
    recovery: 'restarting ICE',
    negotiation: 'awaiting answer',
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
    all.clock.increment(peerDelays.restarting);
    expect(recovery(all)).toBe('calm');
  });

  it('has the offer made once more, and not over and over, where a restart had no answer', () => {
    const all = restartingThatHolds();
    const { round } = all;
    all.clock.increment(peerDelays.restarting);
    all.clock.increment(peerDelays.resending);
    expect(all.state).toMatchObject({ recovery: 'calm', negotiation: 'making offer' });
    all.report({ type: 'offer.made', round: all.round, sdp: 'again' });
    for (let minute = 0; minute < 10; minute += 1) all.clock.increment(60_000);
    expect(all.round).toBe(round + 1);
    expect(all.state).toMatchObject({ recovery: 'calm', negotiation: 'awaiting answer' });
  });
});

describe('signals that may have been lost', () => {
  it('change nothing about a settled connection', () => {
    const all = connected();
    all.actor.send({ type: 'signals.lost' });
    expect(recovery(all)).toBe('calm');
  });

  it.each([
    ['a negotiation under way', awaiting],
    ['a connection that is not up yet', agreed],
    ['a disconnection', disconnected],
    ['an ICE restart', restarting],
    ['a way over the relay', relaying],
  ])('begin it anew: %s', (_, given) => {
    const all = given();
    all.actor.send({ type: 'signals.lost' });
    expect(recovery(all)).toBe('rebuilding');
  });

  it.each([
    ['calm', connected],
    ['restarting ICE', () => restartingThatHolds()],
  ] as const)('leave media alone that works: %s', (rung, given) => {
    const all = given();
    all.actor.send({ type: 'signals.lost' });
    expect(recovery(all)).toBe(rung);
    expect(all.connection.runs).toHaveLength(1);
  });

  it.each(['signals.lost', 'remote.back'] as const)(
    'have the offer of a restart made again where no answer comes, over the same connection: %s',
    (type) => {
      const all = restartingThatHolds();
      all.clock.increment(peerDelays.restarting * 10);
      const { generation, round } = all;
      const before = all.described.length;
      all.actor.send({ type });
      all.clock.increment(peerDelays.resending);
      expect(all.state.negotiation).toBe('making offer');
      all.report({ type: 'offer.made', round, sdp: 'of before' });
      expect(all.described).toHaveLength(before);
      all.report({ type: 'offer.made', round: all.round, sdp: 'again' });
      expect(all.described.slice(before)).toEqual([`offer of ${generation}`]);
      all.receive(answer());
      all.report({ type: 'answer.accepted', round: all.round });
      expect(all.state).toMatchObject({ negotiation: 'idle', recovery: 'calm' });
      expect(all.connection.runs).toHaveLength(1);
    },
  );

  it('have an offer made again also where it stands against one that was ignored', () => {
    const all = restartingThatHolds(impolite);
    all.receive(offer('collides'));
    expect(all.state.negotiation).toBe('ignoring offer');
    all.actor.send({ type: 'signals.lost' });
    all.clock.increment(peerDelays.resending);
    expect(all.state.negotiation).toBe('making offer');
  });

  it('have nothing made again where the answer comes in time after all', () => {
    const all = restartingThatHolds();
    all.actor.send({ type: 'signals.lost' });
    all.receive(answer());
    all.report({ type: 'answer.accepted', round: all.round });
    const { round } = all;
    all.clock.increment(peerDelays.resending);
    expect(all.round).toBe(round);
    expect(all.state.negotiation).toBe('idle');
  });

  it('over and over do not make this side offer faster than an answer could come', () => {
    const all = restartingThatHolds();
    const { round } = all;
    for (let n = 0; n < 20; n += 1) {
      all.actor.send({ type: 'signals.lost' });
      all.clock.increment(peerDelays.resending / 10);
    }
    expect(all.round).toBe(round);
    all.clock.increment(peerDelays.resending);
    expect(all.round).toBe(round + 1);
  });

  it('over and over do not make this side build without end', () => {
    const all = awaiting();
    for (let n = 0; n < 20; n += 1) all.actor.send({ type: 'signals.lost' });
    expect(recovery(all)).toBe('given up');
    expect(all.connection.runs).toHaveLength(1 + rebuildAttempts);
  });
});
