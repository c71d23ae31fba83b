import { limits, type Signal, type SignalBatch } from '@visavis/protocol';
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
import { defaultMaxInFlightBytes } from '../../src/signaling/signaling.ts';
import type { Outbox, SignalQueue } from '../../src/signaling/types.ts';
import { ben, cho, createAnswer, createCandidate, createOffer } from '@visavis/protocol/testing';

function filled(count: number, generation = 1): Outbox {
  let outbox: Outbox = {};
  for (let n = 1; n <= count; n += 1) {
    outbox = enqueue(outbox, ben, generation, createCandidate(`${n}`)) ?? outbox;
  }
  return outbox;
}

/** The next batch if nothing else is in flight. */
const batchFor = (queue: SignalQueue | undefined) => nextBatch(queue, defaultMaxInFlightBytes);

const textsOf = (batch: SignalBatch | undefined) =>
  batch?.signals.map((signal) => (signal.kind === 'candidate' ? signal.candidate : signal.sdp));

function sent(outbox: Outbox): { outbox: Outbox; batch: SignalBatch } {
  const batch = batchFor(outbox[ben]);
  if (batch === undefined) throw new Error('There is nothing to send.');
  return { outbox: markInFlight(outbox, ben, batch), batch };
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

  const sdp = (session: number, ufrag: string) => `o=- ${session}\r\na=ice-ufrag:${ufrag}\r\n`;
  const queued = (...signals: Signal[]) =>
    signals.reduce<Outbox>((outbox, signal) => enqueue(outbox, ben, 1, signal) ?? {}, {});

  it('replaces an unsent offer and its candidates by a new offer', () => {
    const outbox = queued(
      createOffer(sdp(1, 'old')),
      createCandidate('1'),
      createOffer(sdp(2, 'new')),
      createCandidate('2'),
    );
    expect(batchFor(outbox[ben])).toMatchObject({ generation: 1, firstSequence: 1 });
    expect(textsOf(batchFor(outbox[ben]))).toEqual([sdp(2, 'new'), '2']);
  });

  it('keeps the candidates of an ICE session that a new offer continues, after that offer', () => {
    const outbox = queued(
      createOffer(sdp(1, 'same')),
      createCandidate('1'),
      createOffer(sdp(2, 'same')),
    );
    expect(textsOf(batchFor(outbox[ben]))).toEqual([sdp(2, 'same'), '1']);
  });

  it('keeps an answer and everything before it', () => {
    const before = [
      createOffer(sdp(1, 'old')),
      createCandidate('1'),
      createAnswer('answer'),
      createCandidate('2'),
    ];
    const outbox = queued(
      ...before,
      createOffer(sdp(2, 'older')),
      createCandidate('3'),
      createOffer(sdp(3, 'new')),
    );
    expect(textsOf(batchFor(outbox[ben]))).toEqual([
      sdp(1, 'old'),
      '1',
      'answer',
      '2',
      sdp(3, 'new'),
    ]);
  });

  it('keeps an offer that may have been received, because its number cannot be reused', () => {
    const { outbox } = sent(queued(createOffer(sdp(1, 'old')), createCandidate('1')));
    const cut = resetInFlight(outbox);
    const again = enqueue(cut, ben, 1, createOffer(sdp(2, 'new'))) ?? {};
    expect(batchFor(again[ben])?.firstSequence).toBe(1);
    expect(textsOf(batchFor(again[ben]))).toEqual([sdp(1, 'old'), '1', sdp(2, 'new')]);
    const newer = enqueue(again, ben, 1, createOffer(sdp(3, 'newer'))) ?? {};
    expect(textsOf(batchFor(newer[ben]))).toEqual([sdp(1, 'old'), '1', sdp(3, 'newer')]);
  });

  it('replaces an older offer again once everything before it has arrived', () => {
    const { outbox, batch } = sent(queued(createOffer(sdp(1, 'old')), createCandidate('1')));
    const free = acknowledge(outbox, ben, batch);
    const older = enqueue(free, ben, 1, createOffer(sdp(2, 'older'))) ?? {};
    const newer = enqueue(older, ben, 1, createOffer(sdp(3, 'newer'))) ?? {};
    expect(batchFor(newer[ben])?.firstSequence).toBe(3);
    expect(textsOf(batchFor(newer[ben]))).toEqual([sdp(3, 'newer')]);
  });

  it('accepts a new offer in a full queue if it replaces older signals', () => {
    let outbox = queued(createOffer(sdp(1, 'old')));
    for (let n = 1; n < maxQueuedSignals; n += 1)
      outbox = enqueue(outbox, ben, 1, createCandidate()) ?? {};
    expect(enqueue(outbox, ben, 1, createOffer(sdp(2, 'new')))?.[ben]?.items).toHaveLength(1);
  });

  it('sends no more bytes than allowed, and the rest afterwards', () => {
    const large = createAnswer('x'.repeat(limits.maxSdpLength));
    const full = queued(large, createCandidate('1'), large, large, large);
    const { batch, outbox } = sent(full);
    expect(batch.signals).toHaveLength(4);
    expect(nextBatch(full[ben], 1000)).toBeUndefined();
    expect(nextBatch(full[ben], 70_000)?.signals).toHaveLength(2);
    expect(batchFor(acknowledge(outbox, ben, batch)[ben])).toMatchObject({ firstSequence: 5 });
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
