import { expect, test } from 'vitest';
import {
  roomAnnouncements,
  type AnnouncedMember,
} from '../../../src/features/notifications/room-announcements.ts';

const ana: AnnouncedMember = { id: 'a', name: 'Ana', hand: false, screen: false };
const ben: AnnouncedMember = { id: 'b', name: 'Ben', hand: false, screen: false };

test('who comes and who goes is told by name', () => {
  expect(roomAnnouncements([ana], [ben])).toEqual(['Ana has left.', 'Ben has joined.']);
});

test('a raised hand and a shared screen are told once', () => {
  const raised = { ...ana, hand: true, screen: true };
  expect(roomAnnouncements([ana], [raised])).toEqual([
    'Ana raises a hand.',
    'Ana shares a screen.',
  ]);
  expect(roomAnnouncements([raised], [raised])).toEqual([]);
  expect(roomAnnouncements([raised], [ana])).toEqual([]);
});

test('nobody who was there before is said to have joined', () => {
  expect(roomAnnouncements(null, [])).toEqual([]);
  expect(roomAnnouncements(null, [ana])).toEqual(['Ana is here.']);
  const cleo = { ...ana, id: 'c', name: 'Cleo', hand: true };
  expect(roomAnnouncements(null, [ana, ben, cleo])).toEqual([
    'Ana, Ben, and Cleo are here.',
    'Cleo raises a hand.',
  ]);
});

test('whoever comes into an empty room has joined', () => {
  expect(roomAnnouncements([], [ana])).toEqual(['Ana has joined.']);
});
