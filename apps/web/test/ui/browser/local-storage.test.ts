import { expect, test } from 'vitest';
import {
  forgetText,
  readText,
  writeText,
  type TextStore,
} from '../../../src/ui/browser/local-storage.ts';

function memory(): () => TextStore {
  const kept = new Map<string, string>();
  const store: TextStore = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
  return () => store;
}

const switchedOff = (): TextStore => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};

test('a text is kept until it is forgotten', () => {
  const store = memory();
  writeText(store, 'a', 'x');
  expect(readText(store, 'a')).toBe('x');
  forgetText(store, 'a');
  expect(readText(store, 'a')).toBeNull();
});

test('storage that is switched off remembers nothing and breaks nothing', () => {
  writeText(switchedOff, 'a', 'x');
  forgetText(switchedOff, 'a');
  expect(readText(switchedOff, 'a')).toBeNull();
});
