import { describe, expect, it } from 'vitest';
import { peerDelays, rebuildAttempts } from '../../src/peer/peer.ts';
import { answer, offer } from '../support/people.ts';
import { agreed, awaiting, connected, impolite, type Pair, type Peer } from './harness.ts';
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
