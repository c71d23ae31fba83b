import { describe, expect, it } from 'vitest';
import {
  acknowledge,
  enqueue,
  maxQueuedSignals,
  resetInFlight,
} from '../../src/signaling/outbox.ts';
import { ben, createAnswer, createCandidate, createOffer } from '@visavis/protocol/testing';
import { batchFor, queued, sent, textsOf } from '../support/outbox.ts';

describe('the outbox', () => {
  const sdp = (session: number, ufrag: string) => `o=- ${session}\r\na=ice-ufrag:${ufrag}\r\n`;

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
});
