// @vitest-environment happy-dom
import { ben, createMember, createPeerId } from '@visavis/protocol/testing';
import { expect, onTestFinished, test, vi } from 'vitest';
import { scriptedCallWithBen } from '../../../gallery/scripted-call.ts';
import { Announcer } from '../../../src/features/notifications/announcer.tsx';
import { renderInCall } from '../../support/render-in-call.tsx';

test('announces who is in the room, and then who leaves', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const call = scriptedCallWithBen(Date.now());
  renderInCall(call, () => <Announcer speakerRequests={0} />);
  await vi.advanceTimersByTimeAsync(0);
  expect(document.body.textContent).toBe('Ben is here.');

  await vi.advanceTimersByTimeAsync(2_000);
  call.roomEvent({ type: 'left', id: ben, reason: 'left' });
  await vi.advanceTimersByTimeAsync(0);
  expect(document.body.textContent).toBe('Ben left.');

  // Those who join and leave in the next two seconds are announced together, if they are there then.
  const guests = Array.from({ length: 12 }, (_, n) => createMember(createPeerId(`guest-${n}`)));
  for (const member of guests) call.roomEvent({ type: 'joined', member });
  const passing = createMember(createPeerId('passing'));
  call.roomEvent({ type: 'joined', member: passing });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(document.body.textContent).toBe('Ben left.');
  call.roomEvent({ type: 'left', id: passing.id, reason: 'left' });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(document.body.textContent).toBe('12 people joined.');
});
