import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  maxRememberedGenerations,
  dropDuplicates,
  type SignalBatch,
  type ReceivedSequences,
} from '../../src/index.ts';
import { candidate } from '../support/samples.ts';

/** Signals that say which they are. */
const batchOf = (generation: number, first: number, count: number): SignalBatch => ({
  generation,
  firstSequence: first,
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
const received: fc.Arbitrary<ReceivedSequences> = fc.uniqueArray(
  fc.record({ generation, lastSequence: fc.integer({ min: 1, max: 30 }) }),
  { selector: (mark) => mark.generation },
);

describe('what is new in a batch', () => {
  it('is all of it, of a sender of whom nothing has been seen', () => {
    expect(dropDuplicates([], batchOf(1, 1, 3))).toEqual({
      batch: batchOf(1, 1, 3),
      received: [{ generation: 1, lastSequence: 3 }],
    });
  });

  it('is its end, where its beginning has been seen', () => {
    expect(dropDuplicates([{ generation: 1, lastSequence: 3 }], batchOf(1, 2, 4))).toEqual({
      batch: batchOf(1, 4, 2),
      received: [{ generation: 1, lastSequence: 5 }],
    });
  });

  it('is nothing, where all of it has been seen', () => {
    expect(dropDuplicates([{ generation: 1, lastSequence: 3 }], batchOf(1, 1, 3))).toBeUndefined();
  });

  it.each([2, 8])('is all of it, in generation %i that was not seen, beside another', (other) => {
    expect(dropDuplicates([{ generation: 5, lastSequence: 30 }], batchOf(other, 1, 1))).toEqual({
      batch: batchOf(other, 1, 1),
      received: [
        { generation: other, lastSequence: 1 },
        { generation: 5, lastSequence: 30 },
      ],
    });
  });

  it('is judged by a bounded number of generations, of which the oldest seen goes first', () => {
    let marks: ReceivedSequences = [];
    for (let generation = 1; generation <= maxRememberedGenerations + 1; generation += 1) {
      marks = dropDuplicates(marks, batchOf(generation, 1, 1))?.received ?? marks;
    }
    expect(marks).toHaveLength(maxRememberedGenerations);
    expect(marks.at(-1)).toEqual({ generation: 2, lastSequence: 1 });
  });

  it('is never changed in its signals, only shortened at its front', () => {
    fc.assert(
      fc.property(received, batch, (marks, batch) => {
        const fresh = dropDuplicates(marks, batch);
        if (fresh === undefined) return;
        expect(fresh.batch.generation).toBe(batch.generation);
        expect(names(fresh.batch)).toEqual(names(batch).slice(-fresh.batch.signals.length));
        expect(names(fresh.batch)[0]).toBe(`${batch.generation}.${fresh.batch.firstSequence}`);
        expect(fresh.batch.signals.length).toBeGreaterThan(0);
      }),
    );
  });

  it('is nothing when it comes a second time', () => {
    fc.assert(
      fc.property(received, batch, (marks, batch) => {
        const fresh = dropDuplicates(marks, batch);
        expect(dropDuplicates(fresh?.received ?? marks, batch)).toBeUndefined();
      }),
    );
  });

  it('moves marks up and never down', () => {
    fc.assert(
      fc.property(received, batch, (marks, batch) => {
        const next = dropDuplicates(marks, batch)?.received;
        for (const { generation, lastSequence } of next === undefined ? [] : marks) {
          const after = next?.find((mark) => mark.generation === generation)?.lastSequence ?? 0;
          expect(after).toBeGreaterThanOrEqual(lastSequence);
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
        let marks: ReceivedSequences = [];
        const taken: string[] = [];
        for (const [back, count] of rewinds) {
          // The sender begins at or before what was not acknowledged, and never leaves a gap.
          const first = Math.max(1, (marks[0]?.lastSequence ?? 0) + 1 - back);
          const fresh = dropDuplicates(marks, batchOf(1, first, count));
          if (fresh === undefined) continue;
          marks = fresh.received;
          taken.push(...names(fresh.batch));
        }
        expect(taken).toEqual(taken.map((_, index) => `1.${index + 1}`));
        expect(taken).toHaveLength(marks[0]?.lastSequence ?? 0);
      }),
    );
  });
});
