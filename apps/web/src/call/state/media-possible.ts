import { createMemo, mapArray, type Accessor } from 'solid-js';
import { createSnapshots } from './snapshots.ts';
import { useCall } from './call-view.ts';

/** Whether audio and video can be exchanged with at least one peer. */
export function createMediaPossible(): Accessor<boolean> {
  const { memberIds, peerActor } = useCall();
  const peers = mapArray(memberIds, (id) => createSnapshots(() => peerActor(id)));
  return createMemo(() => peers().some((snapshot) => snapshot()?.hasTag('mediaPossible')));
}
