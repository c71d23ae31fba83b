import { expect, test } from 'vitest';
import { findLookAlikes } from '../../src/look-alike/look-alike.ts';

test.each([
  ['equal', 'Ana', 'Ana'],
  ['different in case', 'Ana', 'ANA'],
  ['different in case, with a letter that has two', 'Strauß', 'STRAUSS'],
  ['with a zero-width character', 'Ana', 'A\u200Bna'],
  ['with a variation selector', 'Ana', 'Ana\uFE0F'],
  ['with a direction mark', 'Ana', '\u200EAna'],
  ['with more white space', 'Ana Ruiz', 'Ana\u00A0 Ruiz'],
  ['with Cyrillic letters', 'Paul', '\u0420\u0430ul'],
  ['with Greek letters', 'Nora', '\u039Dor\u03B1'],
  ['with "I" for "l"', 'Paul', 'PauI'],
  ['with a digit', 'Otto', '0tto'],
  ['with "rn" for "m"', 'Tom', 'Torn'],
  ['full-width', 'Ana', '\uFF21\uFF4E\uFF41'],
  ['mathematical', 'Ana', '\u{1D400}\u{1D427}\u{1D41A}'],
  ['composed and decomposed', 'Zoë', 'Zoe\u0308'],
])('names look alike that are %s', (_, one, other) => {
  expect(findLookAlikes([one, other])).toEqual([true, true]);
});

test.each([
  ['different letters', 'Ana', 'Ann'],
  ['different accents', 'Ana', 'Aná'],
  ['different lengths', 'Ana', 'Anna'],
  ['different emoji', '👩\u200D🚀', '👨\u200D🚀'],
  ['different Hebrew letters', 'דנה', 'דני'],
])('names do not look alike that have %s', (_, one, other) => {
  expect(findLookAlikes([one, other])).toEqual([false, false]);
});

test('only the names that look like another one are found', () => {
  expect(findLookAlikes([])).toEqual([]);
  expect(findLookAlikes(['Ana'])).toEqual([false]);
  expect(findLookAlikes(['Ben', 'Ana', 'АNА', 'Cho', 'ana'])).toEqual([
    false,
    true,
    true,
    false,
    true,
  ]);
});
