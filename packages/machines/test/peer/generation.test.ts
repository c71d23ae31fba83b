import { Generation, limits } from '@visavis/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextGeneration } from '../../src/peer/generation.ts';
import { ana, answer, ben, candidate, offer } from '../support/fixtures.ts';
import { awaitingAnswer, connected, impolite, startPeer, polite } from '../support/peer-harness.ts';

describe('the number of a connection', () => {
  const floor = fc.integer({ min: 0, max: limits.maxGeneration - 2 });

  it('is above the floor, by no more than two', () => {
    fc.assert(
      fc.property(floor, (floor) => {
        const next = nextGeneration(floor, ana, ben);
        expect(next - floor).toBeGreaterThan(0);
        expect(next - floor).toBeLessThanOrEqual(2);
      }),
    );
  });

  const anything = fc.oneof(
    floor,
    fc.integer({ min: -(2 ** 53), max: 2 ** 53 }),
    fc.constantFrom(-1, 0, limits.maxGeneration - 1, limits.maxGeneration, Number.MAX_SAFE_INTEGER),
  );

  it('is one that the protocol takes, whatever it is counted from', () => {
    fc.assert(
      fc.property(anything, fc.boolean(), (floor, larger) => {
        const next = larger ? nextGeneration(floor, ben, ana) : nextGeneration(floor, ana, ben);
        expect(Generation.safeParse(next).success).toBe(true);
      }),
    );
  });

  it('is never the same on both sides, whatever each of them counts from', () => {
    fc.assert(
      fc.property(anything, anything, (ours, theirs) => {
        expect(nextGeneration(ours, ana, ben)).not.toBe(nextGeneration(theirs, ben, ana));
      }),
    );
  });

  it('begins from the clock for who offers, and with the first offer for who answers', () => {
    expect(startPeer({ self: ana, remote: ben }).actor.getSnapshot().context.generation).toBe(1001);
    expect(startPeer({ self: ben, remote: ana }).actor.getSnapshot().context.generation).toBe(1002);
    const answerer = startPeer({ role: 'answerer' });
    expect(answerer.actor.getSnapshot().context.generation).toBeNull();
    answerer.receive(offer(), 77);
    expect(answerer.actor.getSnapshot().context.generation).toBe(77);
  });
});

describe('an offer of a higher generation', () => {
  it('is answered by the unused connection of an answerer that waited for it', () => {
    const all = startPeer({ role: 'answerer' });
    all.receive(offer('first'), 5000);
    expect(all.connection.runs).toHaveLength(1);
    expect(all.state.negotiation).toBe('answering');
    all.report({ type: 'answer.made', round: all.round, sdp: 'mine' });
    expect(all.described).toEqual(['answer of 5000']);
  });

  it('replaces the connection, which is built anew as an answerer', () => {
    const all = connected();
    all.receive(offer('newer'), 2000);
    expect(all.connection.runs.map(({ isRunning }) => isRunning)).toEqual([false, true]);
    expect(all.connection.now.input.role).toBe('answerer');
    expect(all.connection.now.commands).toEqual([
      { type: 'acceptOffer', round: all.round, sdp: 'newer' },
    ]);
    expect(all.state).toMatchObject({
      connection: 'new',
      negotiation: 'answering',
      recovery: 'idle',
    });
  });

  it.each([
    ['awaiting an answer', () => awaitingAnswer(impolite)],
    ['awaiting an answer, politely', () => awaitingAnswer(polite)],
    ['settled', () => connected(impolite)],
    [
      'ignoring an offer',
      () => {
        const all = awaitingAnswer(impolite);
        all.receive(offer('ignored'));
        return all;
      },
    ],
    [
      'givenUp',
      () => {
        const all = connected();
        all.report({ type: 'connection.failed' });
        for (let n = 0; n < 10; n += 1) all.clock.increment(60_000);
        expect(all.state.recovery).toBe('givenUp');
        return all;
      },
    ],
  ])('is always taken, here %s', (_, given) => {
    const all = given();
    const newer = all.generation + 1;
    all.receive(offer('newer'), newer);
    expect(all.state).toMatchObject({ negotiation: 'answering', recovery: 'idle' });
    all.report({ type: 'answer.made', round: all.round, sdp: 'mine' });
    expect(all.described.at(-1)).toBe(`answer of ${newer}`);
  });

  it('is taken from a clock that is years ahead, and from one that is years behind', () => {
    const year = 365 * 24 * 3_600_000;
    const now = 60 * year;
    for (const theirs of [now - 20 * year, now + 20 * year]) {
      const all = startPeer({ role: 'answerer', startedAt: now });
      all.receive(offer(), theirs);
      expect(all.generation).toBe(theirs);
    }
  });

  it('begins the time for connecting again', () => {
    const all = startPeer();
    all.clock.increment(14_000);
    all.receive(offer(), all.generation + 1);
    all.clock.increment(14_000);
    expect(all.state.recovery).toBe('idle');
    all.clock.increment(1_000);
    expect(all.state.recovery).toBe('rebuilding');
  });

  it('forgets that an earlier offer was ignored', () => {
    const all = awaitingAnswer(impolite);
    all.receive(offer('ignored'));
    all.receive(offer('newer'), all.generation + 1);
    all.receive(candidate());
    expect(all.connection.told('addIceCandidate')[0]?.isFromIgnoredOffer).toBe(false);
  });
});

describe('an offer of a generation that no clock gives', () => {
  const forged = [limits.maxOfferedGeneration + 1, limits.maxGeneration, Number.MAX_SAFE_INTEGER];

  it.each(forged)('is dropped: %d', (generation) => {
    const given = [awaitingAnswer(polite), connected(impolite), startPeer({ role: 'answerer' })];
    for (const all of given) {
      const before = { ...all.state, generation: all.generation };
      const accepted = all.connection.told('acceptOffer').length;
      all.receive(offer('forged'), generation);
      expect({ ...all.state, generation: all.generation }).toEqual(before);
      expect(all.connection.told('acceptOffer')).toHaveLength(accepted);
    }
  });

  it('is taken up to the bound, and can be raised as often as it is wanted', () => {
    const all = connected();
    all.receive(offer('highest'), limits.maxOfferedGeneration);
    expect(all.generation).toBe(limits.maxOfferedGeneration);
    for (let n = 0; n < 100; n += 1) {
      const before = all.generation;
      all.report({ type: 'operation.failed', operation: 'acceptOffer', message: 'nonsense' });
      all.actor.send({ type: 'retry' });
      expect(all.actor.getSnapshot().status).toBe('active');
      expect(all.generation).toBeGreaterThan(before);
    }
  });
});

describe('signals of another generation', () => {
  it.each([
    ['an offer', offer()],
    ['an answer', answer()],
    ['a candidate', candidate()],
  ])('are dropped where lower: %s', (_, signal) => {
    const all = awaitingAnswer(polite);
    const before = all.connection.now.commands.length;
    all.receive(signal, all.generation - 2);
    expect(all.state.negotiation).toBe('awaitingAnswer');
    expect(all.connection.now.commands).toHaveLength(before);
  });

  it.each([
    ['an answer', answer()],
    ['a candidate', candidate()],
  ])('are dropped where higher, but no offer came before: %s', (_, signal) => {
    const all = awaitingAnswer(polite);
    const before = all.connection.now.commands.length;
    all.receive(signal, all.generation + 2);
    expect(all.state.negotiation).toBe('awaitingAnswer');
    expect(all.connection.now.commands).toHaveLength(before);
  });
});

describe('a connection built anew by both sides at once', () => {
  it('is the one of the higher number on both sides', () => {
    const one = connected(polite);
    const other = startPeer({ self: ben, remote: ana, role: 'answerer' });
    other.receive(offer(), one.generation);
    for (const side of [one, other]) {
      side.actor.send({ type: 'retry' });
      side.report({ type: 'negotiationneeded' });
      side.report({ type: 'offer.made', round: side.round, sdp: 'new' });
    }
    const [ours, theirs] = [one.generation, other.generation];
    expect(ours).not.toBe(theirs);
    one.receive(offer('theirs'), theirs);
    other.receive(offer('ours'), ours);
    const highest = Math.max(ours, theirs);
    expect([one.generation, other.generation]).toEqual([highest, highest]);
    expect([one.state.negotiation, other.state.negotiation].toSorted()).toEqual([
      'answering',
      'awaitingAnswer',
    ]);
  });
});
