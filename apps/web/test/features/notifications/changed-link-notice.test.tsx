// @vitest-environment happy-dom
import { Lock } from '@visavis/protocol';
import { ana, createPublicKey, createRoomState, signature } from '@visavis/protocol/testing';
import { expect, test } from 'vitest';
import { scriptedCallWithBen, type ScriptedCall } from '../../../gallery/scripted-call.ts';
import { ChangedLinkNotice } from '../../../src/features/notifications/changed-link-notice.tsx';
import { renderInCall } from '../../support/render-in-call.tsx';

const entryHash = 'A'.repeat(43);

/** The page learns this lock of the room. */
async function receiveLock(call: ScriptedCall, epoch: number): Promise<void> {
  const lock = Lock.parse({ owner: createPublicKey(ana), epoch, entryHash, signature });
  call.roomEvent({ type: 'room', room: createRoomState({ lock }) });
  await Promise.resolve();
}

const isShown = () =>
  document.body.textContent?.includes('The link of this call has been changed.');

test('each change of the link is reported until the notice is dismissed', async () => {
  const call = scriptedCallWithBen(Date.now());
  renderInCall(call, () => <ChangedLinkNotice firstEpoch={3} />);
  await receiveLock(call, 3);
  expect(isShown()).toBe(false);

  await receiveLock(call, 4);
  expect(isShown()).toBe(true);

  document.querySelector('button')?.click();
  expect(isShown()).toBe(false);
  await receiveLock(call, 5);
  expect(isShown()).toBe(true);
});

test('the first lock that the page learns reports no change', async () => {
  const call = scriptedCallWithBen(Date.now());
  renderInCall(call, () => <ChangedLinkNotice firstEpoch={null} />);
  await receiveLock(call, 3);
  expect(isShown()).toBe(false);
  await receiveLock(call, 4);
  expect(isShown()).toBe(true);
});
