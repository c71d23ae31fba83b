import { expect, test } from 'vitest';
import {
  roomAnnouncements,
  type AnnouncedMember,
} from '../../../src/features/notifications/room-announcements.ts';

const ana: AnnouncedMember = { id: 'a', name: 'Ana', hand: false, screen: false };
const ben: AnnouncedMember = { id: 'b', name: 'Ben', hand: false, screen: false };

test('members who join and leave are announced by name', () => {
  expect(roomAnnouncements([ana], [ben])).toEqual(['Ana left.', 'Ben joined.']);
});

test('a raised hand and a shared screen are announced once', () => {
  const raised = { ...ana, hand: true, screen: true };
  expect(roomAnnouncements([ana], [raised])).toEqual([
    'Ana raised a hand.',
    'Ana is sharing a screen.',
  ]);
  expect(roomAnnouncements([raised], [raised])).toEqual([]);
  expect(roomAnnouncements([raised], [ana])).toEqual([]);
});

test('members who were there before are not announced as joined', () => {
  expect(roomAnnouncements(null, [])).toEqual(['You are alone here.']);
  expect(roomAnnouncements(null, [ana])).toEqual(['Ana is here.']);
  const cleo = { ...ana, id: 'c', name: 'Cleo', hand: true };
  expect(roomAnnouncements(null, [ana, ben, cleo])).toEqual([
    'Ana, Ben, and Cleo are here.',
    'Cleo raised a hand.',
  ]);
});

test('a member who enters an empty room is announced as joined', () => {
  expect(roomAnnouncements([], [ana])).toEqual(['Ana joined.']);
});

test('many members who join or leave together are counted', () => {
  const many = Array.from({ length: 12 }, (_, n) => ({ ...ana, id: `${n}`, name: `Guest ${n}` }));
  expect(roomAnnouncements([ana], [ana, ...many])).toEqual(['12 people joined.']);
  expect(roomAnnouncements([...many, ana], [ana, ben])).toEqual(['12 people left.', 'Ben joined.']);
  expect(roomAnnouncements([], many.slice(0, 3))).toHaveLength(3);
});
