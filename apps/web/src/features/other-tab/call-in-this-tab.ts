import { onCleanup } from 'solid-js';
import { useCall, type CallView } from '../../call/state/call-view.ts';
import { callLockName, tabLocks } from './call-lock.ts';
import { rememberMovedCall } from './moved-call.ts';

/** How long leaving may take before the other tab joins nevertheless, in milliseconds. */
const leaveTimeoutMs = 2_000;

/** Resolves when the server knows that this member has left, so that its place in a full room is free. */
const whenLeft = ({ call: { actor } }: CallView): Promise<void> =>
  new Promise((resolve) => {
    actor.subscribe((snapshot) => {
      if (snapshot.hasTag('finished')) resolve();
    });
    setTimeout(resolve, leaveTimeoutMs);
  });

/** Lets the other tabs of the browser see that the call is in this one, and gives it to one that asks. Shows nothing. */
export function CallInThisTab(): null {
  const view = useCall();
  const { room } = view.snapshot().context;
  const { promise: isOver, resolve: release } = Promise.withResolvers<void>();
  let isMoving = false;
  rememberMovedCall(null);
  void tabLocks()?.request(callLockName(room), () => isOver);
  const channel = new BroadcastChannel(callLockName(room));
  channel.addEventListener('message', () => {
    isMoving = true;
    rememberMovedCall(room);
    void whenLeft(view).then(release);
    view.send({ type: 'leave' });
  });
  onCleanup(() => {
    channel.close();
    if (!isMoving) release();
  });
  return null;
}
