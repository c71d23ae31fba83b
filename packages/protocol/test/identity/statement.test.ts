import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeStatement } from '../../src/identity/statement.ts';
import { decodeBase64url, encodeBase64url } from '../../src/index.ts';

const fields = fc.array(fc.string(), { maxLength: 4 });

test('different statements have different bytes', () => {
  fc.assert(
    fc.property(fc.string(), fields, fc.string(), fields, (tag, one, otherTag, other) => {
      const isSame = JSON.stringify([tag, ...one]) === JSON.stringify([otherTag, ...other]);
      const bytes = [encodeStatement(tag, one), encodeStatement(otherTag, other)].map(String);
      expect(bytes[0] === bytes[1]).toBe(isSame);
    }),
  );
});

test('text cannot move from one field to the next', () => {
  expect(encodeStatement('t', ['ab', 'c'])).not.toEqual(encodeStatement('t', ['a', 'bc']));
  expect(encodeStatement('t', ['a', ''])).not.toEqual(encodeStatement('t', ['a']));
});

test('a number takes eight bytes, the most significant one first', () => {
  const [, , , , , ...field] = encodeStatement('t', [Number.MAX_SAFE_INTEGER]);
  expect(field).toEqual([0, 0, 0, 8, 0, 0x1f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
});

test('base64url gives back every sequence of bytes, without padding', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const text = encodeBase64url(bytes);
      expect(text).toMatch(/^[A-Za-z0-9_-]*$/);
      expect([...decodeBase64url(text)]).toEqual([...bytes]);
    }),
  );
});
