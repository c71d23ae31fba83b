import { expect, test } from 'vitest';
import {
  parseRecentRooms,
  maxRecentRooms,
  removeRoom,
  addRoom,
} from '../../../src/features/recent-rooms/recent-rooms.ts';

test('the last room comes first, and each stands there once', () => {
  expect(addRoom(['a', 'b', 'c'], 'c')).toEqual(['c', 'a', 'b']);
});

test('the list does not grow beyond its limit', () => {
  const many = Array.from({ length: 30 }, (_, place) => `room-${place}`);
  const kept = many.reduce<readonly string[]>(addRoom, []);
  expect(kept).toHaveLength(maxRecentRooms);
  expect(kept[0]).toBe('room-29');
  expect(parseRecentRooms(JSON.stringify(many))).toHaveLength(maxRecentRooms);
});

test('a room can be forgotten', () => {
  expect(removeRoom(['a', 'b'], 'a')).toEqual(['b']);
});

test.each([null, '', 'no json', '{}', '17', '[1, null, {"a":1}, "Not A Room", "../x"]'])(
  'what is kept as %j counts as no rooms',
  (text) => {
    expect(parseRecentRooms(text)).toEqual([]);
  },
);
