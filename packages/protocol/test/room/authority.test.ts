import { expect, test } from 'vitest';
import { may, type Role, type RoomAction } from '../../src/index.ts';

test.each<[Role, RoomAction, boolean]>([
  ['server', 'setAccess', true],
  ['server', 'admit', true],
  ['server', 'deny', true],
  ['server', 'remove', true],
  ['server', 'endRoom', true],
  ['member', 'setAccess', true],
  ['member', 'admit', true],
  ['member', 'deny', true],
  ['member', 'remove', true],
  ['member', 'endRoom', false],
  ['waiting', 'setAccess', false],
  ['waiting', 'admit', false],
  ['waiting', 'deny', false],
  ['waiting', 'remove', false],
  ['waiting', 'endRoom', false],
])('whether a %s may %s is %s', (role, action, expected) => {
  expect(may(role, action)).toBe(expected);
});
