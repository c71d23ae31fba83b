import { createMemo, mapArray, type Accessor } from 'solid-js';
import { createSnapshots } from './snapshots.ts';
import { useCall } from './call-view.ts';

/** Whether sound and picture can be exchanged with anyone at this moment. */
export function createMediaPossible(): Accessor<boolean> {
  const { memberIds, peerActor } = useCall();
  const peers = mapArray(memberIds, (id) => createSnapshots(() => peerActor(id)));
  return createMemo(() => peers().some((snapshot) => snapshot()?.hasTag('mediaPossible')));
}
