import { createMemo, mapArray, type Accessor } from 'solid-js';
import { createSnapshots } from '../view/snapshots.ts';
import { useCall } from '../view/view.ts';

/** Whether sound and picture can be exchanged with anyone at this moment. */
export function createTalking(): Accessor<boolean> {
  const { memberIds, peer } = useCall();
  const peers = mapArray(memberIds, (id) => createSnapshots(() => peer(id)));
  return createMemo(() => peers().some((snapshot) => snapshot()?.hasTag('talking is possible')));
}
