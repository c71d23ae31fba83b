import { PeerId } from '@visavis/client';
import { createRoot, createSignal } from 'solid-js';
import { expect, onTestFinished, test } from 'vitest';
import {
  createDetailsSelection,
  isSelected,
} from '../../../src/features/connection-details/details-selection.ts';

const ana = PeerId.parse('ana'.padEnd(22, 'A'));
const ben = PeerId.parse('ben'.padEnd(22, 'A'));
const peer = (id: PeerId) => ({ kind: 'peer', id }) as const;

function createSelection() {
  const [memberIds, setMembers] = createSignal<readonly PeerId[]>([ana, ben]);
  const selection = createRoot((dispose) => {
    onTestFinished(dispose);
    return createDetailsSelection(memberIds);
  });
  return { ...selection, setMembers };
}

test('a badge opens and closes the details of a connection', () => {
  const { selected, toggle } = createSelection();
  toggle(peer(ana));
  expect(selected()).toEqual(peer(ana));
  toggle(peer(ben));
  expect([ana, ben].map((id) => isSelected(selected(), peer(id)))).toEqual([false, true]);
  toggle(peer(ben));
  expect(selected()).toBeNull();
});

test('the toolbar opens the list of all connections, and closes whatever is open', () => {
  const { selected, select, toggleAll } = createSelection();
  toggleAll();
  expect(selected()).toEqual({ kind: 'all' });
  select(peer(ben));
  toggleAll();
  expect(selected()).toBeNull();
});

test('the details of the server stay open when everyone leaves', () => {
  const { selected, select, setMembers } = createSelection();
  select({ kind: 'server' });
  setMembers([]);
  expect(selected()).toEqual({ kind: 'server' });
});

test('the details of a peer close when the peer leaves, and stay closed when it returns', () => {
  const { selected, toggle, setMembers } = createSelection();
  toggle(peer(ana));
  setMembers([ana]);
  expect(selected()).toEqual(peer(ana));
  setMembers([ben]);
  expect(selected()).toBeNull();
  setMembers([ben, ana]);
  expect(selected()).toBeNull();
});
