import type { PeerId } from '@visavis/client';
import {
  expectedMedia,
  peerConnectionLevel,
  type ConnectionLevel,
  type PeerSnapshot,
} from '@visavis/client/derived';
import { createMemo, type Accessor } from 'solid-js';
import { useCall } from './call-view.ts';
import { createSnapshots } from './snapshots.ts';

/** The connection to one peer, as components see it. */
export interface PeerView {
  /** Undefined while the peer leaves. */
  readonly snapshot: Accessor<PeerSnapshot | undefined>;
  readonly level: Accessor<ConnectionLevel>;
}

/** What an unknown peer sends. */
const nothingSent = { microphone: false, camera: false };

export function createPeerView(id: () => PeerId): PeerView {
  const { member, peerActor, snapshot: callSnapshot } = useCall();
  const snapshot = createSnapshots(() => peerActor(id()));
  const level = createMemo(() => {
    const remote = member(id());
    const sent = remote === undefined ? nothingSent : expectedMedia(remote, callSnapshot().context);
    return peerConnectionLevel(snapshot(), sent);
  });
  return { snapshot, level };
}
