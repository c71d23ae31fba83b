import { ben, createRoomState } from '@visavis/protocol/testing';
import { expect, onTestFinished, test, vi } from 'vitest';
import { scriptedCallWithBen } from '../../../gallery/scripted-call.ts';
import { createCallView } from '../../../src/call/state/call-view.ts';

test('the screen of a guest is not shown in a room whose guests may not share, and that of a host is', async () => {
  const call = scriptedCallWithBen(Date.now(), { screen: true });
  const { view, dispose } = createCallView(call);
  onTestFinished(dispose);
  expect(view.hasScreen(ben)).toBe(true);
  call.roomEvent({ type: 'room', room: createRoomState({ guestRights: { screen: false } }) });
  await vi.waitUntil(() => !view.hasScreen(ben));
  call.roomEvent({ type: 'role', id: ben, role: 'host', delegation: null });
  await vi.waitUntil(() => view.hasScreen(ben));
});
