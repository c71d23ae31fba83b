import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits, Profile } from '../../src/index.ts';
import { normalizeDisplayName } from '../../src/room/display-name.ts';
import { createProfile } from '../../src/testing/testing.ts';
import '../support/seed.ts';

describe('a display name keeps what people write', () => {
  test.each([
    ['Arabic with vowel marks', 'مُحَمَّد'],
    ['Hebrew with points', 'שָׁלוֹם'],
    ['Persian with a zero-width non-joiner', 'می\u200Cخواهم'],
    ['Devanagari with a zero-width joiner', 'क्\u200Dष'],
    ['a family of emoji', '👨\u200D👩\u200D👧'],
    ['an emoji with a variation selector', '❤\uFE0F'],
    [
      'the flag of Wales, of tag characters',
      '🏴\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}',
    ],
    ['a right-to-left mark after punctuation', 'דנה!\u200F'],
    ['an ideographic space', '山田\u3000太郎'],
    ['a single symbol', '?'],
    ['digits', '007'],
  ])('%s', (_, name) => {
    expect(normalizeDisplayName(name)).toBe(name);
  });
});

test.each([
  ['composed', 'Zoe\u0308', 'Zo\u00EB'],
  ['trimmed', '\u3000 Ana \uFEFF', 'Ana'],
  ['without an override', 'Ana \u202Eneb\u202C', 'Ana neb'],
  ['without isolates', '\u2066Ana\u2069\u2069', 'Ana'],
  ['without control characters', 'A\u0000n\u009Fa\u007F', 'Ana'],
  ['in one line', 'Ana\r\nMaria\u2028Ruiz', 'Ana Maria Ruiz'],
  ['without lone surrogates', '\uDC00Ana\uD83D', 'Ana'],
])('a display name is %s', (_, text, expected) => {
  expect(normalizeDisplayName(text)).toBe(expected);
});

test.each([
  ['nothing', ''],
  ['white space', ' \u00A0\u2003\u3000'],
  ['zero-width characters', '\u200B\u200C\u200D\u2060\uFEFF'],
  ['format characters', '\u00AD\u061C\u180E\u{E0041}'],
  ['combining marks', '\u0301\u20DD\u0308'],
  ['control characters', '\u0000\u001B\u0085'],
  ['bidi controls', '\u202A\u202E\u2068\u2069'],
  ['unassigned and private characters', '\u0378\u{10FFFF}\uE000'],
  ['Hangul fillers', '\u115F\u1160\u3164\uFFA0'],
  ['blank Braille', '\u2800'],
  ['other blank characters', '\uFFFC\u{1D159}\u{13441}'],
])('a display name of %s is none, and no profile has it', (_, text) => {
  expect(normalizeDisplayName(text)).toBe('');
  expect(Profile.safeParse(createProfile({ name: text })).success).toBe(false);
});

test('normalising a display name again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      const name = normalizeDisplayName(text);
      expect(normalizeDisplayName(name)).toBe(name);
    }),
  );
});

test('the length of the normalised name counts', () => {
  const longest = 'é'.repeat(limits.maxNameLength);
  const parse = (name: string) => Profile.safeParse(createProfile({ name }));
  expect(parse(longest.normalize('NFD')).data?.name).toBe(longest);
  expect(parse(`${longest}e`).success).toBe(false);
  // A character that NFC replaces by two.
  expect(parse('\u0958'.repeat(limits.maxNameLength)).success).toBe(false);
});
