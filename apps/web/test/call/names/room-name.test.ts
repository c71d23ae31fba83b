import { RoomName } from '@visavis/client';
import { describe, expect, test } from 'vitest';
import {
  isRoomName,
  pathOfRoom,
  roomInPath,
  toRoomName,
} from '../../../src/call/names/room-name.ts';

describe('a room name derived from typed text', () => {
  test.each([
    ['room1', 'room1'],
    ['Tea with Ana', 'tea-with-ana'],
    ['  Zoë & Åsa!  ', 'zoe-asa'],
    ['--a--b--', 'a-b'],
    ['__proto__', 'proto'],
    [`${'x'.repeat(63)} y`, 'x'.repeat(63)],
    ['x'.repeat(200), 'x'.repeat(64)],
  ])('%j becomes %j', (typed, name) => {
    expect(toRoomName(typed)).toBe(name);
    expect(RoomName.safeParse(name).success).toBe(true);
  });

  test.each(['', '   ', '!?', '你好', '-'])('%j has no valid characters', (typed) => {
    expect(toRoomName(typed)).toBeNull();
  });
});

test.each(['a', 'a-b', 'Room', 'a--b', '-a', 'a-', 'ä', 'x'.repeat(64), 'x'.repeat(65), ''])(
  'the page and the protocol agree whether %j is a valid room name',
  (text) => {
    expect(isRoomName(text)).toBe(RoomName.safeParse(text).success);
  },
);

describe('the room in a path', () => {
  test('is decoded', () => {
    expect(roomInPath(pathOfRoom('room1'))).toBe('room1');
    expect(roomInPath('/r/Tea%20time/')).toBe('Tea time');
  });

  test.each(['/', '/r/', '/r/a/b', '/x/room1', '/r/%E0%A4%A'])('is null in %s', (path) => {
    expect(roomInPath(path)).toBeNull();
  });
});
