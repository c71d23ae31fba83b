import { rateConnectionQuality, type PeerId } from '@visavis/client';
import { createMemo, type Accessor } from 'solid-js';
import type { PeerSnapshot } from './call-actors.ts';
import { createSnapshots } from './snapshots.ts';
import { useCall } from './call-view.ts';
import { connectionLevel, type ConnectionLevel } from '../derived/connection-level.ts';

/** The connection to one person, as components see it. */
export interface PeerView {
  /** Undefined for the moment in which somebody leaves. */
  readonly snapshot: Accessor<PeerSnapshot | undefined>;
  readonly level: Accessor<ConnectionLevel>;
}

/** What somebody sends of whom nothing is known. */
const nothingSent = { microphone: false, camera: false };

export function createPeerView(id: () => PeerId): PeerView {
  const { member, peerActor } = useCall();
  const snapshot = createSnapshots(() => peerActor(id()));
  const sent = () => member(id())?.profile ?? nothingSent;
  const quality = createMemo(() =>
    rateConnectionQuality(snapshot()?.context.stats ?? null, sent()),
  );
  const level = createMemo<ConnectionLevel>(() => {
    const now = snapshot();
    if (now === undefined) return 'connecting';
    // A machine that broke; the call begins a new one in a moment.
    if (now.status === 'error') return 'reconnecting';
    const { connection, recovery, flow } = now.value;
    const { hasBeenConnected, isMediaMissing } = now.context;
    // Whoever has turned off microphone and camera meanwhile is not waited for.
    const isMissed = isMediaMissing && (sent().microphone || sent().camera);
    const isStill = flow === 'audioOnly' && sent().camera;
    return connectionLevel({
      connection,
      recovery,
      isMediaMissing: isMissed,
      isVideoMissing: isStill,
      quality: quality(),
      hasBeenConnected,
    });
  });
  return { snapshot, level };
}
