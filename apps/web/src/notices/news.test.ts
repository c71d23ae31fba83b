import { expect, test } from 'vitest';
import { news, type Seen } from './news.ts';

const ana: Seen = { id: 'a', name: 'Ana', hand: false, screen: false };
const ben: Seen = { id: 'b', name: 'Ben', hand: false, screen: false };

test('who comes and who goes is told by name', () => {
  expect(news([ana], [ben])).toEqual(['Ana has left.', 'Ben has joined.']);
});

test('a raised hand and a shared screen are told once', () => {
  const raised = { ...ana, hand: true, screen: true };
  expect(news([ana], [raised])).toEqual(['Ana raises a hand.', 'Ana shares a screen.']);
  expect(news([raised], [raised])).toEqual([]);
  expect(news([raised], [ana])).toEqual([]);
});

test('nobody who was there before is said to have joined', () => {
  expect(news(null, [])).toEqual([]);
  expect(news(null, [ana])).toEqual(['Ana is here.']);
  const cleo = { ...ana, id: 'c', name: 'Cleo', hand: true };
  expect(news(null, [ana, ben, cleo])).toEqual([
    'Ana, Ben, and Cleo are here.',
    'Cleo raises a hand.',
  ]);
});

test('whoever comes into an empty room has joined', () => {
  expect(news([], [ana])).toEqual(['Ana has joined.']);
});
