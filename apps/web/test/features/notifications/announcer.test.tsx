// @vitest-environment happy-dom
import { ben } from '@visavis/protocol/testing';
import { render } from 'solid-js/web';
import { expect, onTestFinished, test, vi } from 'vitest';
import { scriptedCallWithBen } from '../../../gallery/scripted-call.ts';
import { CallProvider, createCallView } from '../../../src/call/state/call-view.ts';
import { Announcer } from '../../../src/features/notifications/announcer.tsx';

test('announces who is in the room once the browser is idle, and then who leaves', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const call = scriptedCallWithBen(Date.now());
  const { view, dispose } = createCallView(call);
  onTestFinished(dispose);
  onTestFinished(
    render(
      () => (
        <CallProvider value={view}>
          <Announcer />
        </CallProvider>
      ),
      document.body,
    ),
  );
  await vi.advanceTimersByTimeAsync(1_000);
  expect(document.body.textContent).toBe('');

  await vi.advanceTimersByTimeAsync(5_000);
  expect(document.body.textContent).toBe('Ben is here.');

  call.roomEvent({ type: 'left', id: ben, reason: 'left' });
  await vi.advanceTimersByTimeAsync(0);
  expect(document.body.textContent).toBe('Ben left.');
});
