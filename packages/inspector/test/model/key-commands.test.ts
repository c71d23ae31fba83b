import { expect, test } from 'vitest';
import { keyCommandOf } from '../../src/model/key-commands.ts';

test('keys are commands when they are pressed alone', () => {
  const press = (key: string, held = {}) =>
    keyCommandOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });
  expect([press('ArrowLeft'), press('L'), press('/')]).toEqual(['previousEvent', 'live', 'search']);
  expect(press('l', { ctrlKey: true })).toBeUndefined();
  expect([press('Enter'), press('toString')]).toEqual([undefined, undefined]);
});
