import { createPeerId } from '@visavis/protocol/testing';
import { expect, test } from 'vitest';
import { orderTiles } from '../../../src/features/stage/tile-order.ts';

const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map(createPeerId);
if (!a || !b || !c || !d || !e) throw new Error('no ids');
const people = [a, b, c, d, e];

test('people are in the order in which they joined, if all fit', () => {
  const facts = { people, recentSpeakers: [e, d], capacity: 5 };
  expect(orderTiles([], facts)).toEqual(people);
});

test('who speaks on another page changes places with the last who has never spoken', () => {
  const facts = { people, recentSpeakers: [e], capacity: 3 };
  expect(orderTiles(people, facts)).toEqual([a, b, e, d, c]);
});

test('who speaks on another page changes places with who has been silent for longest', () => {
  const facts = { people, recentSpeakers: [e, c, a, b], capacity: 3 };
  expect(orderTiles(people, facts)).toEqual([a, e, c, d, b]);
});

test('who speaks on the first page does not move', () => {
  const facts = { people, recentSpeakers: [c, a], capacity: 3 };
  expect(orderTiles(people, facts)).toEqual(people);
});

test('the order is kept when someone joins or leaves', () => {
  const facts = { people, recentSpeakers: [], capacity: 3 };
  const before = [a, b, e, d, c];
  expect(orderTiles(before, facts)).toEqual(before);
  expect(orderTiles(before, { ...facts, people: [a, c, d, e] })).toEqual([a, e, d, c]);
  const newcomer = createPeerId('f');
  expect(orderTiles(before, { ...facts, people: [...people, newcomer] })).toEqual([
    ...before,
    newcomer,
  ]);
});

test('a speaker who has left is ignored', () => {
  const facts = { people: [a, b, c, d], recentSpeakers: [e], capacity: 3 };
  expect(orderTiles([a, b, c, d], facts)).toEqual([a, b, c, d]);
});
