// @vitest-environment happy-dom
import type { ModerationAction } from '@visavis/protocol';
import {
  ana,
  ben,
  createMember,
  createPeerId,
  createProfile,
  signature,
} from '@visavis/protocol/testing';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { scriptedCallWithBen } from '../../../gallery/scripted-call.ts';
import * as tones from '../../../src/features/devices/tones.ts';
import { ModerationNotices } from '../../../src/features/notifications/moderation-notices.tsx';
import { renderInCall } from '../../support/render-in-call.tsx';

const eve = createMember(createPeerId('eve'), { profile: createProfile({ name: 'Eve' }) });
const playTones = vi.spyOn(tones, 'playTones').mockResolvedValue(undefined);

function showNotices() {
  const call = scriptedCallWithBen(Date.now(), { name: 'Ben' });
  call.roomEvent({ type: 'role', id: ben, role: 'host', delegation: null });
  const onPeople = vi.fn<() => void>();
  renderInCall(call, () => <ModerationNotices onPeople={onPeople} />);
  let number = 0;
  const moderate = (action: ModerationAction) => {
    number += 1;
    call.roomEvent({ type: 'moderated', by: ben, moderation: { action, number, signature } });
  };
  return { ...call, moderate, onPeople };
}

const shown = () =>
  [...document.querySelectorAll('[role="status"] p')].map(({ textContent }) => textContent);
const press = (name: string) =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name)?.click();

beforeEach(() => {
  playTones.mockClear();
});
afterEach(() => {
  document.body.replaceChildren();
});

test('who is muted reads who did it, and unmutes', async () => {
  const shownCall = showNotices();
  const { moderate } = shownCall;
  moderate({ type: 'mute', target: ana });
  await vi.waitUntil(() => shown().length > 0);
  expect(shown()).toEqual(['Ben muted your microphone.']);
  expect(shownCall.states('media')).toMatchObject({ microphone: { live: 'muted' } });
  press('Unmute');
  await vi.waitUntil(() => shown().length === 0);
  expect(shownCall.states('media')).toMatchObject({ microphone: { live: 'unmuted' } });
});

test('who is asked to unmute can refuse', async () => {
  const shownCall = showNotices();
  const { call, moderate } = shownCall;
  call.send({ type: 'microphone.toggle' });
  moderate({ type: 'askToUnmute', target: ana });
  await vi.waitUntil(() => shown().length > 0);
  expect(shown()).toEqual(['Ben asks you to unmute.']);
  press('Dismiss');
  expect(shown()).toEqual([]);
  expect(shownCall.states('media')).toMatchObject({ microphone: { live: 'muted' } });
});

test('what changes nothing is not reported', async () => {
  const { moderate } = showNotices();
  moderate({ type: 'stopScreen', target: ana });
  moderate({ type: 'lowerHand', target: null });
  moderate({ type: 'setAccess', access: 'locked' });
  await Promise.resolve();
  expect(shown()).toEqual([]);
});

test('a host hears and reads who waits, and admits with one press', async () => {
  const { call, roomEvent, onPeople } = showNotices();
  roomEvent({ type: 'role', id: ana, role: 'host', delegation: null });
  const send = vi.spyOn(call, 'send');
  roomEvent({ type: 'waiting', members: [eve] });
  await vi.waitUntil(() => shown().length > 0);
  expect(shown()).toEqual(['Eve wants to join.']);
  expect(playTones).toHaveBeenCalledOnce();
  press('Admit');
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
  const admission = { type: 'moderate', action: { type: 'admit', target: eve.id } };
  expect(send.mock.calls).toEqual([[admission], [admission]]);

  const dan = createMember(createPeerId('dan'));
  roomEvent({ type: 'waiting', members: [eve, dan] });
  await vi.waitUntil(() => shown()[0] === '2 people want to join.');
  expect(playTones).toHaveBeenCalledTimes(2);
  press('Show them');
  expect(onPeople).toHaveBeenCalledOnce();
  // Who leaves makes no sound.
  roomEvent({ type: 'waiting', members: [] });
  await vi.waitUntil(() => shown().length === 0);
  expect(playTones).toHaveBeenCalledTimes(2);
});
