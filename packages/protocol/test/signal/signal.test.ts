import { describe, expect, it } from 'vitest';
import { Generation, limits, SendSignalsInput, Signal, SignalBatch } from '../../src/index.ts';
import { createDisconnect } from '../../src/testing/testing.ts';
import { ben, candidate, endOfCandidates, offer } from '../support/samples.ts';

const accepts = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe('a signal', () => {
  it.each([
    ['an offer', offer],
    ['an answer', { ...offer, type: 'answer' }],
    ['a candidate', candidate],
    ['a disconnection', createDisconnect()],
    ['the end of candidates', endOfCandidates],
    [
      'a candidate of a browser that names only its m-line',
      { ...candidate, sdpMid: null, usernameFragment: null },
    ],
    ['an offer as long as allowed', { ...offer, sdp: 'v'.repeat(limits.maxSdpLength) }],
    [
      'a candidate as long as allowed',
      { ...candidate, candidate: 'c'.repeat(limits.maxCandidateLength) },
    ],
  ])('may be %s', (_, value) => {
    expect(accepts(Signal, value)).toBe(true);
  });

  it.each([
    ['a rollback, which is never sent', { ...offer, type: 'rollback' }],
    ['a provisional answer', { ...offer, type: 'pranswer' }],
    ['an offer without SDP', { ...offer, sdp: '' }],
    ['an offer that is too long', { ...offer, sdp: 'v'.repeat(limits.maxSdpLength + 1) }],
    ['an offer whose text is an object', { ...offer, sdp: { length: 3 } }],
    [
      'a candidate that is too long',
      { ...candidate, candidate: 'c'.repeat(limits.maxCandidateLength + 1) },
    ],
    ['a candidate without its text', { ...candidate, candidate: undefined }],
    [
      'a candidate with too long a mid',
      { ...candidate, sdpMid: 'm'.repeat(limits.maxIceTokenLength + 1) },
    ],
    [
      'a candidate with too long a fragment',
      { ...candidate, usernameFragment: 'u'.repeat(limits.maxIceTokenLength + 1) },
    ],
    ['a candidate of a negative m-line', { ...candidate, sdpMLineIndex: -1 }],
    ['a candidate of a broken m-line', { ...candidate, sdpMLineIndex: 0.5 }],
    ['a candidate of m-line 65536', { ...candidate, sdpMLineIndex: 65_536 }],
    ['a disconnection without signature', { kind: 'disconnect' }],
    ['of an unknown kind', { kind: 'bye' }],
    ['of the kind __proto__', JSON.parse('{"kind":"__proto__"}')],
    ['null', null],
    ['a list', [offer]],
    ['text', 'offer'],
  ])('may not be %s', (_, value) => {
    expect(accepts(Signal, value)).toBe(false);
  });

  it('drops unknown fields', () => {
    expect(Signal.parse({ ...offer, from: 'somebody else' })).toEqual(offer);
    const json = JSON.stringify(offer).replace('{', '{"__proto__":{"x":1},');
    expect(Signal.parse(JSON.parse(json))).toEqual(offer);
  });
});

describe('a batch of signals', () => {
  const batch = {
    generation: 1_750_000_000_001,
    firstSequence: 1,
    signals: [offer, candidate, endOfCandidates],
  };

  it('contains from one signal to the maximum', () => {
    expect(accepts(SignalBatch, batch)).toBe(true);
    const many = (length: number) => ({
      ...batch,
      signals: Array.from({ length }, () => candidate),
    });
    expect(accepts(SignalBatch, many(limits.maxSignalsPerBatch))).toBe(true);
    expect(accepts(SignalBatch, many(limits.maxSignalsPerBatch + 1))).toBe(false);
    expect(accepts(SignalBatch, many(0))).toBe(false);
  });

  it.each([0, -1, 0.5, Number.MAX_SAFE_INTEGER + 1, NaN, Infinity, '1', null])(
    'has neither generation nor number %s',
    (wrong) => {
      expect(accepts(SignalBatch, { ...batch, generation: wrong })).toBe(false);
      expect(accepts(SignalBatch, { ...batch, firstSequence: wrong })).toBe(false);
      expect(accepts(Generation, wrong)).toBe(false);
    },
  );

  it('has at most the highest generation', () => {
    expect(accepts(Generation, limits.maxGeneration)).toBe(true);
    expect(accepts(Generation, limits.maxGeneration + 1)).toBe(false);
    expect(accepts(Generation, Number.MAX_SAFE_INTEGER)).toBe(false);
    // Two more for each new connection: one per second for longer than anyone lives.
    expect(limits.maxGeneration - limits.maxOfferedGeneration).toBeGreaterThan(2 ** 51);
    expect(limits.maxOfferedGeneration).toBeGreaterThan(Date.UTC(9999, 11, 31));
  });

  it('is rejected if one of its signals is invalid', () => {
    expect(accepts(SignalBatch, { ...batch, signals: [offer, { kind: 'bye' }] })).toBe(false);
  });

  it('has a receiver, and drops a sender', () => {
    expect(SendSignalsInput.parse({ ...batch, to: ben, from: ben })).toEqual({ ...batch, to: ben });
    expect(accepts(SendSignalsInput, batch)).toBe(false);
    expect(accepts(SendSignalsInput, { ...batch, to: '__proto__' })).toBe(false);
  });

  it('with one description and the maximum of candidates fits into a frame', () => {
    const large = {
      ...batch,
      to: ben,
      signals: [
        { ...offer, sdp: 'v'.repeat(limits.maxSdpLength) },
        ...Array.from({ length: limits.maxSignalsPerBatch - 1 }, () => ({
          ...candidate,
          candidate: 'c'.repeat(limits.maxCandidateLength),
          sdpMid: 'm'.repeat(limits.maxIceTokenLength),
          usernameFragment: 'u'.repeat(limits.maxIceTokenLength),
        })),
      ],
    };
    expect(JSON.stringify(SendSignalsInput.parse(large)).length).toBeLessThan(limits.maxFrameBytes);
  });
});
