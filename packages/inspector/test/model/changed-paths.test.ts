import { expect, test } from 'vitest';
import { createChangedTest } from '../../src/model/changed-paths.ts';

test('a change marks the values that contain it and its parts', () => {
  const isChanged = createChangedTest([{ path: ['outbox', 'ana'], before: undefined, after: {} }]);
  expect(isChanged(['outbox'])).toBe(true);
  expect(isChanged(['outbox', 'ana', 'first'])).toBe(true);
  expect(isChanged(['outbox', 'ben'])).toBe(false);
});
