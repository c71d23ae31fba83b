import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  maxRememberedGenerations,
  dropDuplicates,
  type SignalBatch,
  type ReceivedSequences,
} from '../../src/index.ts';
import { textOfSignal } from '../../src/testing/testing.ts';
import { candidate } from '../support/samples.ts';

/** Candidates that contain their generation and sequence number. */
const batchOf = (generation: number, first: number, count: number): SignalBatch => ({
  generation,
  firstSequence: first,
  signals: Array.from({ length: count }, (_, index) => ({
    ...candidate,
    candidate: `${generation}.${first + index}`,
  })),
});

const names = (batch: SignalBatch | undefined) => batch?.signals.map(textOfSignal) ?? [];

const generation = fc.integer({ min: 1, max: 4 });
const batch = fc
  .record({
    generation,
    first: fc.integer({ min: 1, max: 30 }),
    count: fc.integer({ min: 1, max: 10 }),
  })
  .map(({ generation, first, count }) => batchOf(generation, first, count));
const anyReceived: fc.Arbitrary<ReceivedSequences> = fc.uniqueArray(
  fc.record({ generation, lastSequence: fc.integer({ min: 1, max: 30 }) }),
  { selector: (entry) => entry.generation },
);

describe('dropping duplicates', () => {
  it('keeps a batch of an unknown sender', () => {
    expect(dropDuplicates([], batchOf(1, 1, 3))).toEqual({
      batch: batchOf(1, 1, 3),
      received: [{ generation: 1, lastSequence: 3 }],
    });
  });

  it('keeps the end of a batch whose beginning was received', () => {
    expect(dropDuplicates([{ generation: 1, lastSequence: 3 }], batchOf(1, 2, 4))).toEqual({
      batch: batchOf(1, 4, 2),
      received: [{ generation: 1, lastSequence: 5 }],
    });
  });

  it('drops a batch that was received completely', () => {
    expect(dropDuplicates([{ generation: 1, lastSequence: 3 }], batchOf(1, 1, 3))).toBeUndefined();
  });

  it.each([2, 8])('keeps a batch of generation %i beside another generation', (other) => {
    expect(dropDuplicates([{ generation: 5, lastSequence: 30 }], batchOf(other, 1, 1))).toEqual({
      batch: batchOf(other, 1, 1),
      received: [
        { generation: other, lastSequence: 1 },
        { generation: 5, lastSequence: 30 },
      ],
    });
  });

  it('remembers a limited number of generations and forgets the oldest arrival', () => {
    let received: ReceivedSequences = [];
    for (let generation = 1; generation <= maxRememberedGenerations + 1; generation += 1) {
      received = dropDuplicates(received, batchOf(generation, 1, 1))?.received ?? received;
    }
    expect(received).toHaveLength(maxRememberedGenerations);
    expect(received.at(-1)).toEqual({ generation: 2, lastSequence: 1 });
  });

  it('only removes signals from the front of a batch', () => {
    fc.assert(
      fc.property(anyReceived, batch, (received, batch) => {
        const added = dropDuplicates(received, batch);
        if (added === undefined) return;
        expect(added.batch.generation).toBe(batch.generation);
        expect(names(added.batch)).toEqual(names(batch).slice(-added.batch.signals.length));
        expect(names(added.batch)[0]).toBe(`${batch.generation}.${added.batch.firstSequence}`);
        expect(added.batch.signals.length).toBeGreaterThan(0);
      }),
    );
  });

  it('drops every batch that arrives a second time', () => {
    fc.assert(
      fc.property(anyReceived, batch, (received, batch) => {
        const added = dropDuplicates(received, batch);
        expect(dropDuplicates(added?.received ?? received, batch)).toBeUndefined();
      }),
    );
  });

  it('never lowers a sequence number', () => {
    fc.assert(
      fc.property(anyReceived, batch, (received, batch) => {
        const next = dropDuplicates(received, batch)?.received;
        for (const { generation, lastSequence } of next === undefined ? [] : received) {
          const after = next?.find((entry) => entry.generation === generation)?.lastSequence ?? 0;
          expect(after).toBeGreaterThanOrEqual(lastSequence);
        }
      }),
    );
  });

  it('keeps each signal once and in order, however batches are repeated and split', () => {
    const rewinds = fc.array(fc.tuple(fc.nat({ max: 12 }), fc.integer({ min: 1, max: 10 })), {
      maxLength: 60,
      size: 'max',
    });
    fc.assert(
      fc.property(rewinds, (rewinds) => {
        let received: ReceivedSequences = [];
        const accepted: string[] = [];
        for (const [back, count] of rewinds) {
          // The sender starts at or before the first signal without acknowledgement, and leaves no gap.
          const first = Math.max(1, (received[0]?.lastSequence ?? 0) + 1 - back);
          const added = dropDuplicates(received, batchOf(1, first, count));
          if (added === undefined) continue;
          received = added.received;
          accepted.push(...names(added.batch));
        }
        expect(accepted).toEqual(accepted.map((_, index) => `1.${index + 1}`));
        expect(accepted).toHaveLength(received[0]?.lastSequence ?? 0);
      }),
    );
  });
});
