import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Commitment,
  ComparisonNonce,
  limits,
  parsePeerContent,
  parsePeerMessage,
  type PeerMessage,
} from '../../src/index.ts';
import { createProfile } from '../../src/testing/testing.ts';

const profile = createProfile();
const messages: readonly PeerMessage[] = [
  { type: 'hello', capabilities: ['chat'] },
  { type: 'profile', profile },
  { type: 'wanted', video: false },
  { type: 'batch', stream: 1, firstSequence: 1, messages: [{ type: 'profile', profile }] },
  { type: 'acknowledgement', stream: 1, lastSequence: 1 },
  { type: 'comparison-commit', commitment: Commitment.parse('A'.repeat(43)) },
  { type: 'comparison-reveal', nonce: ComparisonNonce.parse('A'.repeat(43)) },
  { type: 'comparison-result', result: 'match' },
];

describe('a peer message', () => {
  it.each(messages)('of type $type is parsed as it was written', (message) => {
    expect(parsePeerMessage(JSON.stringify(message))).toEqual(message);
  });

  it.each([
    ['no text', new Uint8Array([123, 125])],
    ['no JSON', 'not JSON'],
    ['no object', 'null'],
    ['of an unknown type', '{"type":"later"}'],
    ['longer than the limit', `{"type":"hello","capabilities":[]}${' '.repeat(5_000)}`],
    ['an empty batch', '{"type":"batch","stream":1,"firstSequence":1,"messages":[]}'],
    ['a short commitment', '{"type":"comparison-commit","commitment":"AAAA"}'],
    ['a nonce with bits beyond', `{"type":"comparison-reveal","nonce":"${'B'.repeat(43)}"}`],
    ['an unknown result', '{"type":"comparison-result","result":"maybe"}'],
    ['an acknowledgement of nothing', '{"type":"acknowledgement","stream":1,"lastSequence":0}'],
  ])('is ignored when it is %s', (_, data) => {
    expect(parsePeerMessage(data)).toBeNull();
  });

  it('lists a limited number of capabilities', () => {
    const capabilities = Array.from({ length: limits.maxCapabilities + 1 }, (_, n) => `${n}`);
    expect(parsePeerMessage(JSON.stringify({ type: 'hello', capabilities }))).toBeNull();
  });

  it('is a valid message or null, whatever a page sends', () => {
    const data = fc.oneof(
      fc.anything(),
      fc.string(),
      fc.json(),
      fc.anything().map((value) => JSON.stringify({ type: 'profile', profile: value })),
      fc
        .tuple(fc.constantFrom(...Object.keys(profile)), fc.anything())
        .map(([key, value]) =>
          JSON.stringify({ type: 'profile', profile: { ...profile, [key]: value } }),
        ),
    );
    fc.assert(
      fc.property(data, (each) => {
        const parsed = parsePeerMessage(each);
        expect(parsed === null || parsePeerMessage(JSON.stringify(parsed)) !== null).toBe(true);
      }),
    );
  });
});

describe('the content of a batch', () => {
  it('is parsed element by element, so that an unknown type does not hide the others', () => {
    const contents = [{ type: 'later' }, { type: 'profile', profile }];
    expect(contents.map(parsePeerContent)).toEqual([null, { type: 'profile', profile }]);
  });
});
