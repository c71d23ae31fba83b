import { expect, test } from 'vitest';
import { keyCommandOf } from '../../src/model/key-commands.ts';

test('a key without modifiers is a command', () => {
  const press = (key: string, modifiers = {}) =>
    keyCommandOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...modifiers });
  expect([press('ArrowLeft'), press('L'), press('/')]).toEqual(['previousEvent', 'live', 'search']);
  expect(press('l', { ctrlKey: true })).toBeUndefined();
  expect([press('Enter'), press('toString')]).toEqual([undefined, undefined]);
});
