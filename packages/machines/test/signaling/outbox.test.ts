import { limits, type SignalBatch } from '@visavis/protocol';
import { describe, expect, it } from 'vitest';
import {
  acknowledge,
  depart,
  discard,
  enqueue,
  forget,
  hold,
  nextBatch,
  queueLimit,
  recall,
  release,
} from '../../src/signaling/outbox.ts';
import type { Outbox } from '../../src/signaling/types.ts';
import { ben, candidate, cho } from '../support/people.ts';

function filled(count: number, generation = 1): Outbox {
  let outbox: Outbox = {};
  for (let n = 1; n <= count; n += 1) {
    outbox = enqueue(outbox, ben, generation, candidate(`${n}`)) ?? outbox;
  }
  return outbox;
}

const textsOf = (batch: SignalBatch | undefined) =>
  batch?.signals.map((signal) => (signal.kind === 'candidate' ? signal.candidate : signal.sdp));

function sent(outbox: Outbox): { outbox: Outbox; batch: SignalBatch } {
  const batch = nextBatch(outbox[ben]);
  if (batch === undefined) throw new Error('There is nothing to send.');
  return { outbox: depart(outbox, ben, batch), batch };
}

describe('the outbox', () => {
  it('sends all that waits together, and nothing more until that has arrived', () => {
    const first = sent(filled(3));
    expect(first.batch).toMatchObject({ generation: 1, first: 1 });
    expect(textsOf(first.batch)).toEqual(['1', '2', '3']);
    const more = enqueue(first.outbox, ben, 1, candidate('4')) ?? {};
    expect(nextBatch(more[ben])).toBeUndefined();
    const arrived = acknowledge(more, ben, first.batch);
    expect(textsOf(nextBatch(arrived[ben]))).toEqual(['4']);
    expect(nextBatch(arrived[ben])?.first).toBe(4);
  });

  it('never puts more into a batch than the protocol allows', () => {
    const { batch, outbox } = sent(filled(limits.signalsPerBatch + 5));
    expect(batch.signals).toHaveLength(limits.signalsPerBatch);
    expect(nextBatch(acknowledge(outbox, ben, batch)[ben])?.signals).toHaveLength(5);
  });

  it('takes no more than its bound', () => {
    const full = filled(queueLimit);
    expect(full[ben]?.signals).toHaveLength(queueLimit);
    expect(enqueue(full, ben, 1, candidate('one too many'))).toBeUndefined();
  });

  it('drops an old generation for a higher one, whose numbers begin at 1', () => {
    const raised = enqueue(sent(filled(3)).outbox, ben, 2, candidate('new')) ?? {};
    expect(nextBatch(raised[ben])).toMatchObject({ generation: 2, first: 1 });
    expect(textsOf(nextBatch(raised[ben]))).toEqual(['new']);
  });

  it('takes nothing of a generation that has been replaced', () => {
    const outbox = filled(1, 2);
    expect(enqueue(outbox, ben, 1, candidate())).toBe(outbox);
  });

  it('is not confused by an acknowledgement of a generation that has been replaced', () => {
    const old = sent(filled(3));
    const raised = enqueue(old.outbox, ben, 2, candidate('new')) ?? {};
    expect(acknowledge(raised, ben, old.batch)).toBe(raised);
  });

  it('holds what waits for someone absent until they are back', () => {
    const held = hold(sent(filled(2)).outbox, ben);
    expect(nextBatch(held[ben])).toBeUndefined();
    expect(textsOf(nextBatch(release(held, ben)[ben]))).toEqual(['1', '2']);
    expect(textsOf(nextBatch(recall(held)[ben]))).toEqual(['1', '2']);
  });

  it('keeps holding where a new generation is queued meanwhile', () => {
    const raised = enqueue(hold(filled(1), ben), ben, 2, candidate('new')) ?? {};
    expect(nextBatch(raised[ben])).toBeUndefined();
  });

  it('goes on with its numbers after it has given something up', () => {
    const given = discard(filled(3), ben);
    expect(nextBatch(given[ben])).toBeUndefined();
    const later = enqueue(given, ben, 1, candidate('later')) ?? {};
    expect(nextBatch(later[ben])).toMatchObject({ generation: 1, first: 4 });
  });

  it('forgets one person and no other', () => {
    const both = enqueue(filled(1), cho, 1, candidate('for Cho')) ?? {};
    expect(Object.keys(forget(both, ben))).toEqual([cho]);
    expect(Object.keys(forget(both, cho))).toEqual([ben]);
  });

  it('changes nothing for somebody of whom it knows nothing', () => {
    const outbox = filled(1);
    const batch = { generation: 1, first: 1, signals: [candidate()] };
    for (const change of [hold, release, forget, discard])
      expect(change(outbox, cho)).toEqual(outbox);
    expect(depart(outbox, cho, batch)).toBe(outbox);
    expect(acknowledge(outbox, cho, batch)).toBe(outbox);
    expect(nextBatch(outbox[cho])).toBeUndefined();
  });
});
