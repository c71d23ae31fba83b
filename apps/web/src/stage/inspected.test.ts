import { PeerId } from '@visavis/client';
import { createRoot, createSignal } from 'solid-js';
import { expect, onTestFinished, test } from 'vitest';
import { createInspected, isLookedAt } from './inspected.ts';

const ana = PeerId.parse('ana'.padEnd(22, 'A'));
const ben = PeerId.parse('ben'.padEnd(22, 'A'));
const person = (id: PeerId) => ({ kind: 'person', id }) as const;

function look() {
  const [memberIds, setMembers] = createSignal<readonly PeerId[]>([ana, ben]);
  const choice = createRoot((dispose) => {
    onTestFinished(dispose);
    return createInspected(memberIds);
  });
  return { ...choice, setMembers };
}

test('a badge opens the look at a connection, and closes it', () => {
  const { inspected, toggle } = look();
  toggle(person(ana));
  expect(inspected()).toEqual(person(ana));
  toggle(person(ben));
  expect([ana, ben].map((id) => isLookedAt(inspected(), person(id)))).toEqual([false, true]);
  toggle(person(ben));
  expect(inspected()).toBeNull();
});

test('the toolbar opens the look at all connections, and closes whatever is open', () => {
  const { inspected, look: lookAt, toggleAll } = look();
  toggleAll();
  expect(inspected()).toEqual({ kind: 'all' });
  lookAt(person(ben));
  toggleAll();
  expect(inspected()).toBeNull();
});

test('the look at what is no person’s outlasts everyone', () => {
  const { inspected, look: lookAt, setMembers } = look();
  lookAt({ kind: 'server' });
  setMembers([]);
  expect(inspected()).toEqual({ kind: 'server' });
});

test('the look at a connection ends when its person leaves, and does not come back with them', () => {
  const { inspected, toggle, setMembers } = look();
  toggle(person(ana));
  setMembers([ana]);
  expect(inspected()).toEqual(person(ana));
  setMembers([ben]);
  expect(inspected()).toBeNull();
  setMembers([ben, ana]);
  expect(inspected()).toBeNull();
});
