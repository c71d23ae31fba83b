import { expect, test } from 'vitest';
import { createFormats } from '../src/index.ts';

const english = createFormats('en');
const hebrew = createFormats('he-IL');

const isolated = (text: string): string => `\u2068${text}\u2069`;

test.each(['Ana', 'Zoë 2', 'Анна', '山田 太郎', '👩\u200D👧', 'a.b:c!'])(
  'a text from left to right stays as it is in an English sentence: %s',
  (text) => {
    expect(english.isolate(text)).toBe(text);
  },
);

test.each(['Ana', 'דנה'])('every text is isolated in a Hebrew sentence: %s', (text) => {
  expect(hebrew.isolate(text)).toBe(isolated(text));
});

test.each([
  ['Hebrew', 'דנה'],
  ['Arabic among Latin', 'Ana محمد'],
  ['an old script', '\u{10900}'],
  ['Adlam', '\u{1E900}'],
  ['a right-to-left mark', 'Ana\u200F'],
  ['an override', 'Ana\u202E'],
])('%s is isolated', (_, text) => {
  expect(english.isolate(text)).toBe(isolated(text));
});

test.each([
  ['ends an isolate that it has not started', 'דנה\u2069!', 'דנה!'],
  ['leaves an isolate open', 'דנה\u2067!', 'דנה!'],
])('a text that %s loses all isolates', (_, text, expected) => {
  expect(english.isolate(text)).toBe(isolated(expected));
});

test('the names of a list are isolated each for itself, and the list as a whole', () => {
  const list = english.list(['Ana', 'דנה', 'Ben']);
  expect(list).toBe(`Ana, ${isolated('דנה')}, and Ben`);
  expect(english.list(['דנה'])).toBe(isolated('דנה'));
  expect(english.isolate(list)).toBe(isolated(list));
});
