import { qualityOf, type PeerId } from '@visavis/client';
import { createMemo, type Accessor } from 'solid-js';
import type { PeerSnapshot } from '../session/actors.ts';
import { createSnapshots } from '../session/snapshots.ts';
import { useCall } from '../session/view.ts';
import { levelOf, type Level } from './level.ts';

/** The connection to one person, as components see it. */
export interface PeerView {
  /** Undefined for the moment in which somebody leaves. */
  readonly snapshot: Accessor<PeerSnapshot | undefined>;
  readonly level: Accessor<Level>;
}

export function createPeerView(id: () => PeerId): PeerView {
  const { peer } = useCall();
  const snapshot = createSnapshots(() => peer(id()));
  const held = createMemo<boolean>(
    (before) => before || snapshot()?.value.connection === 'connected',
    false,
  );
  const quality = createMemo(() => qualityOf(snapshot()?.context.stats ?? null));
  const level = createMemo<Level>(() => {
    const value = snapshot()?.value;
    if (value === undefined) return 'connecting';
    const { connection, recovery } = value;
    return levelOf({ connection, recovery, quality: quality(), held: held() });
  });
  return { snapshot, level };
}
