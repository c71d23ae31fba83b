import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unseen, type SignalBatch, type SignalMark } from '../src/index.ts';
import { candidate } from './support/samples.ts';

/** Signals that say which they are. */
const batchOf = (generation: number, first: number, count: number): SignalBatch => ({
  generation,
  first,
  signals: Array.from({ length: count }, (_, index) => ({
    ...candidate,
    candidate: `${generation}.${first + index}`,
  })),
});

const names = (batch: SignalBatch | undefined) =>
  batch?.signals.map((signal) => (signal.kind === 'candidate' ? signal.candidate : signal.sdp)) ??
  [];

const generation = fc.integer({ min: 1, max: 4 });
const batch = fc
  .record({
    generation,
    first: fc.integer({ min: 1, max: 30 }),
    count: fc.integer({ min: 1, max: 10 }),
  })
  .map(({ generation, first, count }) => batchOf(generation, first, count));
const mark = fc.option(fc.record({ generation, last: fc.integer({ min: 0, max: 30 }) }), {
  nil: undefined,
});

describe('what is new in a batch', () => {
  it('is all of it, of a sender of whom nothing has been seen', () => {
    expect(unseen(undefined, batchOf(1, 1, 3))).toEqual({
      batch: batchOf(1, 1, 3),
      mark: { generation: 1, last: 3 },
    });
  });

  it('is its end, where its beginning has been seen', () => {
    expect(unseen({ generation: 1, last: 3 }, batchOf(1, 2, 4))).toEqual({
      batch: batchOf(1, 4, 2),
      mark: { generation: 1, last: 5 },
    });
  });

  it('is nothing, where all of it has been seen or its generation has been replaced', () => {
    expect(unseen({ generation: 1, last: 3 }, batchOf(1, 1, 3))).toBeUndefined();
    expect(unseen({ generation: 2, last: 0 }, batchOf(1, 9, 3))).toBeUndefined();
  });

  it('is all of it, in a higher generation, whose numbers begin again', () => {
    expect(unseen({ generation: 1, last: 30 }, batchOf(2, 1, 1))?.mark).toEqual({
      generation: 2,
      last: 1,
    });
  });

  it('is never changed in its signals, only shortened at its front', () => {
    fc.assert(
      fc.property(mark, batch, (mark, batch) => {
        const fresh = unseen(mark, batch);
        if (fresh === undefined) return;
        expect(fresh.batch.generation).toBe(batch.generation);
        expect(names(fresh.batch)).toEqual(names(batch).slice(-fresh.batch.signals.length));
        expect(names(fresh.batch)[0]).toBe(`${batch.generation}.${fresh.batch.first}`);
        expect(fresh.batch.signals.length).toBeGreaterThan(0);
      }),
    );
  });

  it('is nothing when it comes a second time', () => {
    fc.assert(
      fc.property(mark, batch, (mark, batch) => {
        const fresh = unseen(mark, batch);
        expect(unseen(fresh?.mark ?? mark, batch)).toBeUndefined();
      }),
    );
  });

  it('moves the mark up and never down', () => {
    fc.assert(
      fc.property(mark, batch, (mark, batch) => {
        const next = unseen(mark, batch)?.mark;
        if (mark === undefined || next === undefined) return;
        const higher = next.generation > mark.generation;
        expect(higher || (next.generation === mark.generation && next.last > mark.last)).toBe(true);
      }),
    );
  });

  it('is each signal once and in order, whatever is repeated and however it is cut', () => {
    const rewinds = fc.array(fc.tuple(fc.nat({ max: 12 }), fc.integer({ min: 1, max: 10 })), {
      maxLength: 60,
      size: 'max',
    });
    fc.assert(
      fc.property(rewinds, (rewinds) => {
        let mark: SignalMark | undefined;
        const taken: string[] = [];
        for (const [back, count] of rewinds) {
          // The sender begins at or before what was not acknowledged, and never leaves a gap.
          const first = Math.max(1, (mark?.last ?? 0) + 1 - back);
          const fresh = unseen(mark, batchOf(1, first, count));
          if (fresh === undefined) continue;
          mark = fresh.mark;
          taken.push(...names(fresh.batch));
        }
        expect(taken).toEqual(taken.map((_, index) => `1.${index + 1}`));
        expect(taken).toHaveLength(mark?.last ?? 0);
      }),
    );
  });
});
