import { limits } from '@visavis/protocol';
import { describe, expect, it } from 'vitest';
import {
  acknowledge,
  markInFlight,
  discardQueue,
  enqueue,
  removeQueue,
  holdQueue,
  nextBatch,
  maxQueuedSignals,
  resetInFlight,
  releaseQueue,
} from '../../src/signaling/outbox.ts';
import type { Outbox } from '../../src/signaling/types.ts';
import { ben, cho, createAnswer, createCandidate } from '@visavis/protocol/testing';
import { batchFor, queued, sent, textsOf } from '../support/outbox.ts';

function filled(count: number, generation = 1): Outbox {
  let outbox: Outbox = {};
  for (let n = 1; n <= count; n += 1) {
    outbox = enqueue(outbox, ben, generation, createCandidate(`${n}`)) ?? outbox;
  }
  return outbox;
}

describe('the outbox', () => {
  it('sends all queued signals together, and nothing more until they have arrived', () => {
    const first = sent(filled(3));
    expect(first.batch).toMatchObject({ generation: 1, firstSequence: 1 });
    expect(textsOf(first.batch)).toEqual(['1', '2', '3']);
    const more = enqueue(first.outbox, ben, 1, createCandidate('4')) ?? {};
    expect(batchFor(more[ben])).toBeUndefined();
    const arrived = acknowledge(more, ben, first.batch);
    expect(textsOf(batchFor(arrived[ben]))).toEqual(['4']);
    expect(batchFor(arrived[ben])?.firstSequence).toBe(4);
  });

  it('never puts more signals into a batch than the protocol allows', () => {
    const { batch, outbox } = sent(filled(limits.maxSignalsPerBatch + 5));
    expect(batch.signals).toHaveLength(limits.maxSignalsPerBatch);
    expect(batchFor(acknowledge(outbox, ben, batch)[ben])?.signals).toHaveLength(5);
  });

  it('accepts no more signals than its maximum', () => {
    const full = filled(maxQueuedSignals);
    expect(full[ben]?.items).toHaveLength(maxQueuedSignals);
    expect(enqueue(full, ben, 1, createCandidate('one too many'))).toBeUndefined();
  });

  it('replaces an old generation by a higher one, whose numbers start at 1', () => {
    const raised = enqueue(sent(filled(3)).outbox, ben, 2, createCandidate('new')) ?? {};
    expect(batchFor(raised[ben])).toMatchObject({ generation: 2, firstSequence: 1 });
    expect(textsOf(batchFor(raised[ben]))).toEqual(['new']);
  });

  it('rejects signals of a generation that has been replaced', () => {
    const outbox = filled(1, 2);
    expect(enqueue(outbox, ben, 1, createCandidate())).toBe(outbox);
  });

  it('ignores an acknowledgement of a generation that has been replaced', () => {
    const old = sent(filled(3));
    const raised = enqueue(old.outbox, ben, 2, createCandidate('new')) ?? {};
    expect(acknowledge(raised, ben, old.batch)).toBe(raised);
  });

  it('holds the signals to a peer that is away until it is back', () => {
    const held = holdQueue(sent(filled(2)).outbox, ben);
    expect(batchFor(held[ben])).toBeUndefined();
    expect(textsOf(batchFor(releaseQueue(held, ben)[ben]))).toEqual(['1', '2']);
    expect(textsOf(batchFor(resetInFlight(held)[ben]))).toEqual(['1', '2']);
  });

  it('also holds a new generation that is queued meanwhile', () => {
    const raised = enqueue(holdQueue(filled(1), ben), ben, 2, createCandidate('new')) ?? {};
    expect(batchFor(raised[ben])).toBeUndefined();
  });

  it('continues its numbers after signals were given up', () => {
    const given = discardQueue(filled(3), ben);
    expect(batchFor(given[ben])).toBeUndefined();
    const later = enqueue(given, ben, 1, createCandidate('later')) ?? {};
    expect(batchFor(later[ben])).toMatchObject({ generation: 1, firstSequence: 4 });
  });

  it('drops the signals to one peer only', () => {
    const both = enqueue(filled(1), cho, 1, createCandidate('for Cho')) ?? {};
    expect(Object.keys(removeQueue(both, ben))).toEqual([cho]);
    expect(Object.keys(removeQueue(both, cho))).toEqual([ben]);
  });

  it('sends no more bytes than allowed, and the rest afterwards', () => {
    const large = createAnswer('x'.repeat(limits.maxSdpLength));
    const full = queued(large, createCandidate('1'), large, large, large);
    const { batch, outbox } = sent(full);
    expect(batch.signals).toHaveLength(3);
    expect(nextBatch(full[ben], 1000)).toBeUndefined();
    expect(nextBatch(full[ben], 100_000)?.signals).toHaveLength(2);
    expect(batchFor(acknowledge(outbox, ben, batch)[ben])).toMatchObject({ firstSequence: 4 });
  });

  it('does not change for an unknown peer', () => {
    const outbox = filled(1);
    const batch = { generation: 1, firstSequence: 1, signals: [createCandidate()] };
    for (const change of [holdQueue, releaseQueue, removeQueue, discardQueue])
      expect(change(outbox, cho)).toEqual(outbox);
    expect(markInFlight(outbox, cho, batch)).toBe(outbox);
    expect(acknowledge(outbox, cho, batch)).toBe(outbox);
    expect(batchFor(outbox[cho])).toBeUndefined();
  });
});
