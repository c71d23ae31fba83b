import { expect, test } from 'vitest';
import { parseRecent, RECENT_LIMIT, withoutRoom, withRoom } from './recent-rooms.ts';

test('the last room comes first, and each stands there once', () => {
  expect(withRoom(['a', 'b', 'c'], 'c')).toEqual(['c', 'a', 'b']);
});

test('the list does not grow beyond its limit', () => {
  const many = Array.from({ length: 30 }, (_, place) => `room-${place}`);
  const kept = many.reduce<readonly string[]>(withRoom, []);
  expect(kept).toHaveLength(RECENT_LIMIT);
  expect(kept[0]).toBe('room-29');
  expect(parseRecent(JSON.stringify(many))).toHaveLength(RECENT_LIMIT);
});

test('a room can be forgotten', () => {
  expect(withoutRoom(['a', 'b'], 'a')).toEqual(['b']);
});

test.each([null, '', 'no json', '{}', '17', '[1, null, {"a":1}, "Not A Room", "../x"]'])(
  'what is kept as %j counts as no rooms',
  (text) => {
    expect(parseRecent(text)).toEqual([]);
  },
);
