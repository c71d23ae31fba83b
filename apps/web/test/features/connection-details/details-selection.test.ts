import { PeerId } from '@visavis/client';
import { createRoot, createSignal } from 'solid-js';
import { expect, onTestFinished, test } from 'vitest';
import {
  createDetailsSelection,
  isSelected,
} from '../../../src/features/connection-details/details-selection.ts';

const ana = PeerId.parse('ana'.padEnd(22, 'A'));
const ben = PeerId.parse('ben'.padEnd(22, 'A'));
const person = (id: PeerId) => ({ kind: 'person', id }) as const;

function look() {
  const [memberIds, setMembers] = createSignal<readonly PeerId[]>([ana, ben]);
  const choice = createRoot((dispose) => {
    onTestFinished(dispose);
    return createDetailsSelection(memberIds);
  });
  return { ...choice, setMembers };
}

test('a badge opens the look at a connection, and closes it', () => {
  const { selected, toggle } = look();
  toggle(person(ana));
  expect(selected()).toEqual(person(ana));
  toggle(person(ben));
  expect([ana, ben].map((id) => isSelected(selected(), person(id)))).toEqual([false, true]);
  toggle(person(ben));
  expect(selected()).toBeNull();
});

test('the toolbar opens the look at all connections, and closes whatever is open', () => {
  const { selected, select: lookAt, toggleAll } = look();
  toggleAll();
  expect(selected()).toEqual({ kind: 'all' });
  lookAt(person(ben));
  toggleAll();
  expect(selected()).toBeNull();
});

test('the look at what is no person’s outlasts everyone', () => {
  const { selected, select: lookAt, setMembers } = look();
  lookAt({ kind: 'server' });
  setMembers([]);
  expect(selected()).toEqual({ kind: 'server' });
});

test('the look at a connection ends when its person leaves, and does not come back with them', () => {
  const { selected, toggle, setMembers } = look();
  toggle(person(ana));
  setMembers([ana]);
  expect(selected()).toEqual(person(ana));
  setMembers([ben]);
  expect(selected()).toBeNull();
  setMembers([ben, ana]);
  expect(selected()).toBeNull();
});
