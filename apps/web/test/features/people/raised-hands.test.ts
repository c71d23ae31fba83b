import { expect, test } from 'vitest';
import { raisedHands } from '../../../src/features/people/raised-hands.ts';

const person = (id: string, hand: boolean) => ({ id, profile: { hand } });

test('hands are in the order in which they were raised, not in that of the members', () => {
  const first = raisedHands([], [person('ana', false), person('ben', true)]);
  expect(first).toEqual(['ben']);
  const second = raisedHands(first, [person('ana', true), person('ben', true)]);
  expect(second).toEqual(['ben', 'ana']);
});

test('who lowers a hand and raises it again is the last', () => {
  const lowered = raisedHands(['ben', 'ana'], [person('ana', true), person('ben', false)]);
  expect(lowered).toEqual(['ana']);
  expect(raisedHands(lowered, [person('ana', true), person('ben', true)])).toEqual(['ana', 'ben']);
});

test('who has left has no hand', () => {
  expect(raisedHands(['ben', 'ana'], [person('ana', true)])).toEqual(['ana']);
});
