import { PeerId } from '@visavis/client';
import { createRoot, createSignal } from 'solid-js';
import { expect, onTestFinished, test } from 'vitest';
import { createInspected } from './inspected.ts';

const ana = PeerId.parse('ana'.padEnd(22, 'A'));
const ben = PeerId.parse('ben'.padEnd(22, 'A'));

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
  toggle(ana);
  expect(inspected()).toBe(ana);
  toggle(ben);
  expect(inspected()).toBe(ben);
  toggle(ben);
  expect(inspected()).toBeNull();
});

test('the look at a connection ends when its person leaves, and does not come back with them', () => {
  const { inspected, toggle, setMembers } = look();
  toggle(ana);
  setMembers([ana]);
  expect(inspected()).toBe(ana);
  setMembers([ben]);
  expect(inspected()).toBeNull();
  setMembers([ben, ana]);
  expect(inspected()).toBeNull();
});
