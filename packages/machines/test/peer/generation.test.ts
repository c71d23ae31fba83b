import { ana, ben, createOffer } from '@visavis/protocol/testing';
import { Generation, limits } from '@visavis/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextGeneration } from '../../src/peer/generation.ts';
import { startPeer } from '../../src/testing/testing.ts';

describe('nextGeneration', () => {
  const floor = fc.integer({ min: 0, max: limits.maxGeneration - 2 });

  it('is higher than the floor, by one or two', () => {
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

  it('is valid for every floor', () => {
    fc.assert(
      fc.property(anything, fc.boolean(), (floor, larger) => {
        const next = larger ? nextGeneration(floor, ben, ana) : nextGeneration(floor, ana, ben);
        expect(Generation.safeParse(next).success).toBe(true);
      }),
    );
  });

  it('is never the same on both sides', () => {
    fc.assert(
      fc.property(anything, anything, (ours, theirs) => {
        expect(nextGeneration(ours, ana, ben)).not.toBe(nextGeneration(theirs, ben, ana));
      }),
    );
  });

  it('starts from the clock at an offerer, and with the first offer at an answerer', () => {
    expect(startPeer({ self: ana, remote: ben }).actor.getSnapshot().context.generation).toBe(1001);
    expect(startPeer({ self: ben, remote: ana }).actor.getSnapshot().context.generation).toBe(1002);
    const answerer = startPeer({ role: 'answerer' });
    expect(answerer.actor.getSnapshot().context.generation).toBeNull();
    answerer.receive(createOffer(), 77);
    expect(answerer.actor.getSnapshot().context.generation).toBe(77);
  });
});
