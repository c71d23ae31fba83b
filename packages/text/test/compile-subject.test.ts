import { stripTypeScriptTypes } from 'node:module';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { compileSubject, parseMessageGroup } from '../compiler/subject-module.ts';
import { createFormats } from '../src/index.ts';

/** Compiles one message and formats it with values. */
function run(message: string, values: Readonly<Record<string, string | number>> = {}): string {
  const code = stripTypeScriptTypes(compileSubject('subject', { message }));
  const definition = code.slice(code.indexOf('defineText('));
  const format = `const subject = ${definition}
    typeof subject.message === 'function' ? subject.message(values) : subject.message`;
  const defineText = (create: (formats: unknown) => unknown) => create(createFormats('en'));
  const result: unknown = runInNewContext(format, { defineText, values });
  if (typeof result !== 'string') throw new TypeError('The message is no text');
  return result;
}

test('a message without values is a string', () => {
  expect(run('Join')).toBe('Join');
});

test.each(['a `b` $ ${c', String.raw`back\slash`, '“quotes” and "quotes"'])(
  'text that has a meaning in code is kept: %s',
  (text) => {
    const message = text.replaceAll(/[{}]/g, "'$&'");
    expect(run(message)).toBe(text);
    expect(run(`${message} {name}`, { name: 'Ana' })).toBe(`${text} Ana`);
  },
);

test('values are filled in', () => {
  expect(run('{name} left {room}.', { name: 'Ana', room: 'tea' })).toBe('Ana left tea.');
});

test('a text that runs from right to left is isolated from the sentence', () => {
  expect(run('{name} left.', { name: 'דנה' })).toBe('\u2068דנה\u2069 left.');
  expect(run('{name}', { name: 'a\u202Eb' })).toBe('\u2068a\u202Eb\u2069');
});

test.each([
  [0, 'nobody'],
  [1, 'one person'],
  [1_234, '1,234 people'],
])('a plural selects the form for %i', (count, text) => {
  const message = '{count, plural, =0 {nobody} one {one person} other {# people}}';
  expect(run(message, { count })).toBe(text);
});

test('a message that is only a plural is no template', () => {
  const code = compileSubject('home', { a: '{count, plural, one {a person} other {# people}}' });
  expect(code).toContain('=> formats.plural(count, {');
});

test('a plural form can contain other values', () => {
  const message = '{count, plural, one {is with {name}} other {are with {name}}}';
  expect(run(message, { count: 1, name: 'Ana' })).toBe('is with Ana');
});

test.each([
  ['{value, number}', 1_234.5, '1,234.5'],
  ['#{value, number, ::group-off}', 1_234, '#1234'],
  ['{value, number, ::.0} Mbit/s', 2, '2.0 Mbit/s'],
  ['{value, number, ::percent .0}', 0.0123, '1.2%'],
])('a number in %s', (message, value, text) => {
  expect(run(message, { value })).toBe(text);
});

test('a time of day', () => {
  const at = new Date(2026, 0, 2, 3, 4, 5).getTime();
  expect(run('Since {at, time, ::Hmmss}', { at })).toBe('Since 03:04:05');
});

test.each([
  '{name',
  '{count, plural, one {a}}',
  '{count, selectordinal, one {#st} other {#th}}',
  '{kind, select, a {A} other {B}}',
  '<b>bold</b>',
  '{at, time, short}',
])('an invalid or unsupported message is rejected with its name: %s', (message) => {
  expect(() => compileSubject('home', { nested: { message } })).toThrow(
    'The message home.nested.message is invalid',
  );
});

test('the values of a message have types', () => {
  const code = compileSubject('home', { a: '{names} {count, plural, one {is} other {are}}' });
  expect(code).toContain('{ names, count }: { readonly names: string; readonly count: number }');
});

test('notes become comments, and keys that are no identifiers are quoted', () => {
  const code = compileSubject('call-problem', { '//': 'A note.', 'too-many-rooms': 'Text' });
  expect(code).toContain('/** A note. */\nexport const callProblemText = ');
  expect(code).toContain('"too-many-rooms": "Text"');
});

test.each([[1], ['text'], [['text']], [{ a: { b: 1 } }]])('%j is no group of messages', (value) => {
  expect(() => parseMessageGroup(value, 'home.json')).toThrow('home.json');
});
