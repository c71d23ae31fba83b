import { expect, test } from 'vitest';
import {
  addRoom,
  maxRecentRooms,
  parseRecentRooms,
  removeRoom,
} from '../../../src/features/recent-rooms/recent-rooms.ts';

test('the latest room is first, and each room is listed once', () => {
  expect(addRoom(['a', 'b', 'c'], 'c')).toEqual(['c', 'a', 'b']);
});

test('the list does not grow beyond its limit', () => {
  const many = Array.from({ length: 30 }, (_, index) => `room-${index}`);
  const rooms = many.reduce<readonly string[]>(addRoom, []);
  expect(rooms).toHaveLength(maxRecentRooms);
  expect(rooms[0]).toBe('room-29');
  expect(parseRecentRooms(JSON.stringify(many))).toHaveLength(maxRecentRooms);
});

test('a room can be removed', () => {
  expect(removeRoom(['a', 'b'], 'a')).toEqual(['b']);
});

test.each([null, '', 'no json', '{}', '17', '[1, null, {"a":1}, "Not A Room", "../x"]'])(
  'a stored %j is ignored',
  (text) => {
    expect(parseRecentRooms(text)).toEqual([]);
  },
);
