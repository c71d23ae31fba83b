import { describe, expect, it } from 'vitest';
import {
  closeCodeOf,
  refusalReasonOfClose,
  isRefusalReason,
  refusalReasons,
  refusalSentences,
  Refusal,
  refusalReasonOf,
} from '../../src/index.ts';

const all = Object.keys(refusalReasons).filter(isRefusalReason);

describe('refusal reasons', () => {
  it.each(all)('%s has a status, a sentence and a close code', (reason) => {
    const status = refusalReasons[reason];
    const sentence = refusalSentences[reason];
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThanOrEqual(503);
    expect(sentence).toMatch(/^[A-Z].+\.$/);
    // RFC 6455 section 7.4.2 leaves 4000 to 4999 to applications.
    expect(closeCodeOf(reason)).toBe(4000 + status);
    expect(closeCodeOf(reason)).toBeLessThan(5000);
  });

  it('have stable names', () => {
    for (const reason of all) expect(reason).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(all).toHaveLength(Object.keys(refusalReasons).length);
  });

  it.each([
    'toString',
    '__proto__',
    'constructor',
    'hasOwnProperty',
    '',
    'no-such-reason',
    7,
    null,
    undefined,
  ])('do not include %s', (value) => {
    expect(isRefusalReason(value)).toBe(false);
  });
});

describe('the close code and text', () => {
  it.each(all)('give %s', (reason) => {
    expect(refusalReasonOfClose({ code: closeCodeOf(reason), reason })).toBe(reason);
  });

  it.each([
    [1009, '', 'too-large'],
    [1009, 'Max payload size exceeded', 'too-large'],
    [1012, 'server-closing', 'server-closing'],
    [4413, '', 'too-large'],
    [4426, 'client-outdated', 'client-outdated'],
    [4500, 'a-reason-of-the-future', 'internal'],
  ] as const)(
    'is found by the code alone if only one reason has it: %i %s',
    (code, text, reason) => {
      expect(refusalReasonOfClose({ code, reason: text })).toBe(reason);
    },
  );

  it.each([
    [1000, 'replaced'],
    [1000, 'room-full'],
    [1001, ''],
    [1006, ''],
    [4000, ''],
    [4403, ''],
    [4429, 'a-reason-of-the-future'],
    [4503, 'toString'],
    [4999, ''],
  ])('is unknown for %i %s', (code, reason) => {
    expect(refusalReasonOfClose({ code, reason })).toBeUndefined();
  });
});

describe('a refusal', () => {
  it('has its reason as its message, and a cause', () => {
    const cause = new Error('deeper');
    const refusal = new Refusal('bad-request', { cause });
    expect(refusal).toMatchObject({
      reason: 'bad-request',
      message: 'bad-request',
      name: 'Refusal',
      cause,
    });
    expect(refusal).toBeInstanceOf(Error);
  });

  it('is recognised in the error that the client receives', () => {
    expect(refusalReasonOf({ data: { reason: 'room-full' } })).toBe('room-full');
  });

  it.each([
    null,
    undefined,
    'room-full',
    new Error('the line is down'),
    { data: null },
    { data: 'room-full' },
    { data: {} },
    { data: { reason: 'toString' } },
    { data: { reason: 'a-reason-of-the-future' } },
    { reason: 'room-full' },
  ])('is none where the failure was another: %o', (error) => {
    expect(refusalReasonOf(error)).toBeUndefined();
  });
});
