import type { PeerId } from '@visavis/client';
import { callTrustLevel, trustLevelOf, type TrustLevel } from '@visavis/client/derived';
import { createMemo, mapArray, type Accessor } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { createSnapshots } from '../../call/state/snapshots.ts';

/** The trust in one person. */
export interface PersonTrust {
  readonly id: PeerId;
  readonly level: Accessor<TrustLevel>;
  /** Whether a comparison of emoji is possible: who is at the other end of the connection is known. */
  readonly canCompare: Accessor<boolean>;
}

const canCompareAt: ReadonlySet<TrustLevel> = new Set<TrustLevel>([
  'open',
  'private',
  'compared',
  'changed',
  'different',
]);

/** The trust in one person. */
export function createPersonTrust(id: PeerId): PersonTrust {
  const { peerActor } = useCall();
  const snapshot = createSnapshots(() => peerActor(id));
  const level = createMemo(() => trustLevelOf(snapshot()));
  const canCompare = createMemo(
    () => snapshot()?.value.channel === 'open' && canCompareAt.has(level()),
  );
  return { id, level, canCompare };
}

/** The trust in each of the others, in the order in which they joined. */
export function createTrustInPeople(): Accessor<readonly PersonTrust[]> {
  const { memberIds } = useCall();
  return mapArray(memberIds, createPersonTrust);
}

/** The trust in the call as a whole. */
export function createCallTrust(people: Accessor<readonly PersonTrust[]>): Accessor<TrustLevel> {
  const { snapshot } = useCall();
  return createMemo(() =>
    callTrustLevel(
      people().map(({ level }) => level()),
      snapshot().context.isPrivate,
    ),
  );
}
