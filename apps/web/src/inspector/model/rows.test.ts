import { expect, test } from 'vitest';
import { shortcutKeys } from '../../stage/shortcut-choice.ts';
import { commandOf } from './keys.ts';
import { bringing, rowsIn, scrollTo } from './rows.ts';

test('of a long list only the rows in sight are drawn, and a few around them', () => {
  const { first, end } = rowsIn(26_000, 400, 26, 50_000);
  expect([first, end]).toEqual([992, 1_024]);
  expect(rowsIn(0, 400, 26, 3)).toEqual({ first: 0, end: 3 });
  expect(rowsIn(26_000, 400, 26, 0)).toEqual({ first: 0, end: 0 });
});

test('a list scrolls no farther than it takes to show a row', () => {
  expect(scrollTo(10, 200, 100, 20)).toBeNull();
  expect(scrollTo(5, 200, 100, 20)).toBe(100);
  expect(scrollTo(20, 200, 100, 20)).toBe(320);
});

test('keys are commands when they are pressed alone', () => {
  const press = (key: string, held = {}) =>
    commandOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });
  expect([press('ArrowLeft'), press('L'), press('/')]).toEqual(['event before', 'live', 'search']);
  // The letters of the call act in its dock too.
  for (const letter of Object.values(shortcutKeys)) expect(press(letter)).toBeUndefined();
  expect(press('l', { ctrlKey: true })).toBeUndefined();
  expect([press('Enter'), press('toString')]).toEqual([undefined, undefined]);
});

test('the ends of an arrow are brought into sight, or the first of them where both do not fit', () => {
  expect(bringing([100, 300], 0, 400, 20)).toBeNull();
  expect(bringing([500, 700], 0, 400, 20)).toBe(320);
  expect(bringing([100], 300, 400, 20)).toBe(80);
  expect(bringing([100, 900], 0, 400, 20)).toBe(80);
  expect(bringing([], 0, 400, 20)).toBeNull();
});
