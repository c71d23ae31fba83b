import { qualityOf, type PeerId } from '@visavis/client';
import { createMemo, type Accessor } from 'solid-js';
import type { PeerSnapshot } from '../session/actors.ts';
import { createSnapshots } from '../view/snapshots.ts';
import { useCall } from '../view/view.ts';
import { levelOf, type Level } from './level.ts';

/** The connection to one person, as components see it. */
export interface PeerView {
  /** Undefined for the moment in which somebody leaves. */
  readonly snapshot: Accessor<PeerSnapshot | undefined>;
  readonly level: Accessor<Level>;
}

/** What somebody sends of whom nothing is known. */
const NOTHING = { microphone: false, camera: false };

export function createPeerView(id: () => PeerId): PeerView {
  const { member, peer } = useCall();
  const snapshot = createSnapshots(() => peer(id()));
  const sent = () => member(id())?.profile ?? NOTHING;
  const quality = createMemo(() => qualityOf(snapshot()?.context.stats ?? null, sent()));
  const level = createMemo<Level>(() => {
    const now = snapshot();
    if (now === undefined) return 'connecting';
    // A machine that broke; the call begins a new one in a moment.
    if (now.status === 'error') return 'reconnecting';
    const { connection, recovery, flow } = now.value;
    const { everConnected, missed } = now.context;
    // Whoever has turned off microphone and camera meanwhile is not waited for.
    const isMissed = missed && (sent().microphone || sent().camera);
    const isStill = flow === 'heard' && sent().camera;
    return levelOf({ connection, recovery, isMissed, isStill, quality: quality(), everConnected });
  });
  return { snapshot, level };
}
