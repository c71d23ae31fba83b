import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rememberedGenerations, unseen, type SignalBatch, type SignalMarks } from '../src/index.ts';
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
const marks: fc.Arbitrary<SignalMarks> = fc.uniqueArray(
  fc.record({ generation, last: fc.integer({ min: 1, max: 30 }) }),
  { selector: (mark) => mark.generation },
);

describe('what is new in a batch', () => {
  it('is all of it, of a sender of whom nothing has been seen', () => {
    expect(unseen([], batchOf(1, 1, 3))).toEqual({
      batch: batchOf(1, 1, 3),
      marks: [{ generation: 1, last: 3 }],
    });
  });

  it('is its end, where its beginning has been seen', () => {
    expect(unseen([{ generation: 1, last: 3 }], batchOf(1, 2, 4))).toEqual({
      batch: batchOf(1, 4, 2),
      marks: [{ generation: 1, last: 5 }],
    });
  });

  it('is nothing, where all of it has been seen', () => {
    expect(unseen([{ generation: 1, last: 3 }], batchOf(1, 1, 3))).toBeUndefined();
  });

  it.each([2, 8])('is all of it, in generation %i that was not seen, beside another', (other) => {
    expect(unseen([{ generation: 5, last: 30 }], batchOf(other, 1, 1))).toEqual({
      batch: batchOf(other, 1, 1),
      marks: [
        { generation: other, last: 1 },
        { generation: 5, last: 30 },
      ],
    });
  });

  it('is judged by a bounded number of generations, of which the oldest seen goes first', () => {
    let marks: SignalMarks = [];
    for (let generation = 1; generation <= rememberedGenerations + 1; generation += 1) {
      marks = unseen(marks, batchOf(generation, 1, 1))?.marks ?? marks;
    }
    expect(marks).toHaveLength(rememberedGenerations);
    expect(marks.at(-1)).toEqual({ generation: 2, last: 1 });
  });

  it('is never changed in its signals, only shortened at its front', () => {
    fc.assert(
      fc.property(marks, batch, (marks, batch) => {
        const fresh = unseen(marks, batch);
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
      fc.property(marks, batch, (marks, batch) => {
        const fresh = unseen(marks, batch);
        expect(unseen(fresh?.marks ?? marks, batch)).toBeUndefined();
      }),
    );
  });

  it('moves marks up and never down', () => {
    fc.assert(
      fc.property(marks, batch, (marks, batch) => {
        const next = unseen(marks, batch)?.marks;
        for (const { generation, last } of next === undefined ? [] : marks) {
          const after = next?.find((mark) => mark.generation === generation)?.last ?? 0;
          expect(after).toBeGreaterThanOrEqual(last);
        }
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
        let marks: SignalMarks = [];
        const taken: string[] = [];
        for (const [back, count] of rewinds) {
          // The sender begins at or before what was not acknowledged, and never leaves a gap.
          const first = Math.max(1, (marks[0]?.last ?? 0) + 1 - back);
          const fresh = unseen(marks, batchOf(1, first, count));
          if (fresh === undefined) continue;
          marks = fresh.marks;
          taken.push(...names(fresh.batch));
        }
        expect(taken).toEqual(taken.map((_, index) => `1.${index + 1}`));
        expect(taken).toHaveLength(marks[0]?.last ?? 0);
      }),
    );
  });
});
