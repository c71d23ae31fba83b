import { ana, ben, createAnswer, createCandidate, createOffer } from '@visavis/protocol/testing';
import { limits } from '@visavis/protocol';
import { describe, expect, it } from 'vitest';
import { startPeer } from '../../src/testing/testing.ts';
import { awaitingAnswer, connected, impolite, polite } from '../support/peer-states.ts';

describe('an offer of a higher generation', () => {
  it('is accepted by the first connection of an answerer', () => {
    const peer = startPeer({ role: 'answerer' });
    peer.receive(createOffer('first'), 5000);
    expect(peer.connection.runs).toHaveLength(1);
    expect(peer.state.negotiation).toBe('answering');
    peer.report({ type: 'answer.made', round: peer.round, sdp: 'mine' });
    expect(peer.sentDescriptions).toEqual(['answer of 5000']);
  });

  it('replaces the connection by a new one with the role of an answerer', () => {
    const peer = connected();
    peer.receive(createOffer('newer'), 2000);
    expect(peer.connection.runs.map(({ isRunning }) => isRunning)).toEqual([false, true]);
    expect(peer.connection.current.input.role).toBe('answerer');
    expect(peer.connection.current.commands).toEqual([
      { type: 'acceptOffer', round: peer.round, sdp: 'newer' },
    ]);
    expect(peer.state).toMatchObject({
      connection: 'new',
      negotiation: 'answering',
      recovery: 'idle',
    });
  });

  it.each([
    ['an answer is pending at the impolite peer', () => awaitingAnswer(impolite)],
    ['an answer is pending at the polite peer', () => awaitingAnswer(polite)],
    ['the connection works', () => connected(impolite)],
    [
      'an offer was ignored',
      () => {
        const peer = awaitingAnswer(impolite);
        peer.receive(createOffer('ignored'));
        return peer;
      },
    ],
    [
      'givenUp',
      () => {
        const peer = connected();
        peer.report({ type: 'connection.failed' });
        for (let n = 0; n < 10; n += 1) peer.clock.increment(60_000);
        expect(peer.state.recovery).toBe('givenUp');
        return peer;
      },
    ],
  ])('is accepted when %s', (_, given) => {
    const peer = given();
    const newer = peer.generation + 1;
    peer.receive(createOffer('newer'), newer);
    expect(peer.state).toMatchObject({ negotiation: 'answering', recovery: 'idle' });
    peer.report({ type: 'answer.made', round: peer.round, sdp: 'mine' });
    expect(peer.sentDescriptions.at(-1)).toBe(`answer of ${newer}`);
  });

  it('is accepted from a clock that is years ahead or behind', () => {
    const year = 365 * 24 * 3_600_000;
    const now = 60 * year;
    for (const theirs of [now - 20 * year, now + 20 * year]) {
      const peer = startPeer({ role: 'answerer', startedAt: now });
      peer.receive(createOffer(), theirs);
      expect(peer.generation).toBe(theirs);
    }
  });

  it('restarts the connect timeout', () => {
    const peer = startPeer();
    peer.clock.increment(14_000);
    peer.receive(createOffer(), peer.generation + 1);
    peer.clock.increment(14_000);
    expect(peer.state.recovery).toBe('idle');
    peer.clock.increment(1_000);
    expect(peer.state.recovery).toBe('rebuilding');
  });

  it('resets that an earlier offer was ignored', () => {
    const peer = awaitingAnswer(impolite);
    peer.receive(createOffer('ignored'));
    peer.receive(createOffer('newer'), peer.generation + 1);
    peer.receive(createCandidate());
    expect(peer.connection.commandsOfType('addIceCandidate')[0]?.isFromIgnoredOffer).toBe(false);
  });
});

describe('an offer of an impossible generation', () => {
  const forged = [limits.maxOfferedGeneration + 1, limits.maxGeneration, Number.MAX_SAFE_INTEGER];

  it.each(forged)('is ignored: %d', (generation) => {
    const given = [awaitingAnswer(polite), connected(impolite), startPeer({ role: 'answerer' })];
    for (const peer of given) {
      const before = { ...peer.state, generation: peer.generation };
      const accepted = peer.connection.commandsOfType('acceptOffer').length;
      peer.receive(createOffer('forged'), generation);
      expect({ ...peer.state, generation: peer.generation }).toEqual(before);
      expect(peer.connection.commandsOfType('acceptOffer')).toHaveLength(accepted);
    }
  });

  it('is accepted up to the bound, and the connection can still be rebuilt any number of times', () => {
    const peer = connected();
    peer.receive(createOffer('highest'), limits.maxOfferedGeneration);
    expect(peer.generation).toBe(limits.maxOfferedGeneration);
    for (let n = 0; n < 100; n += 1) {
      const before = peer.generation;
      peer.report({ type: 'operation.failed', operation: 'acceptOffer', message: 'nonsense' });
      peer.actor.send({ type: 'retry' });
      expect(peer.actor.getSnapshot().status).toBe('active');
      expect(peer.generation).toBeGreaterThan(before);
    }
  });
});

describe('signals of another generation', () => {
  it.each([
    ['an offer', createOffer()],
    ['an answer', createAnswer()],
    ['a candidate', createCandidate()],
  ])('are ignored if it is lower: %s', (_, signal) => {
    const peer = awaitingAnswer(polite);
    const before = peer.connection.current.commands.length;
    peer.receive(signal, peer.generation - 2);
    expect(peer.state.negotiation).toBe('awaitingAnswer');
    expect(peer.connection.current.commands).toHaveLength(before);
  });

  it.each([
    ['an answer', createAnswer()],
    ['a candidate', createCandidate()],
  ])('are ignored if it is higher and no offer came first: %s', (_, signal) => {
    const peer = awaitingAnswer(polite);
    const before = peer.connection.current.commands.length;
    peer.receive(signal, peer.generation + 2);
    expect(peer.state.negotiation).toBe('awaitingAnswer');
    expect(peer.connection.current.commands).toHaveLength(before);
  });
});

describe('a connection that both sides rebuild at the same time', () => {
  it('has the higher generation on both sides', () => {
    const one = connected(polite);
    const other = startPeer({ self: ben, remote: ana, role: 'answerer' });
    other.receive(createOffer(), one.generation);
    for (const side of [one, other]) {
      side.actor.send({ type: 'retry' });
      side.report({ type: 'negotiationneeded' });
      side.report({ type: 'offer.made', round: side.round, sdp: 'new' });
    }
    const [ours, theirs] = [one.generation, other.generation];
    expect(ours).not.toBe(theirs);
    one.receive(createOffer('theirs'), theirs);
    other.receive(createOffer('ours'), ours);
    const highest = Math.max(ours, theirs);
    expect([one.generation, other.generation]).toEqual([highest, highest]);
    expect([one.state.negotiation, other.state.negotiation].toSorted()).toEqual([
      'answering',
      'awaitingAnswer',
    ]);
  });
});
