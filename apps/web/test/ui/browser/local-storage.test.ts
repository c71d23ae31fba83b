import { expect, test } from 'vitest';
import {
  forgetText,
  readText,
  writeText,
  type TextStore,
} from '../../../src/ui/browser/local-storage.ts';

function memory(): () => TextStore {
  const texts = new Map<string, string>();
  const store: TextStore = {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, value) => void texts.set(key, value),
    removeItem: (key) => void texts.delete(key),
  };
  return () => store;
}

const disabledStorage = (): TextStore => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};

test('a text is stored until it is removed', () => {
  const store = memory();
  writeText(store, 'a', 'x');
  expect(readText(store, 'a')).toBe('x');
  forgetText(store, 'a');
  expect(readText(store, 'a')).toBeNull();
});

test('disabled storage stores nothing and throws nothing', () => {
  writeText(disabledStorage, 'a', 'x');
  forgetText(disabledStorage, 'a');
  expect(readText(disabledStorage, 'a')).toBeNull();
});
