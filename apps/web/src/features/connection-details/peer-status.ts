import { peerActorId, type PeerId } from '@visavis/client';
import { diagnose, isVideoWanted, qualityLimitationOf } from '@visavis/client/derived';
import { createMemo, type Accessor } from 'solid-js';
import { createActorHistory } from '../../call/state/actor-history.ts';
import { useCall } from '../../call/state/call-view.ts';
import type { PeerView } from '../../call/state/peer-view.ts';
import { describeDiagnosis } from '../../text/diagnosis.ts';
import { isSameStatusText, type StatusText } from '../../text/status-text.ts';

/** Describes the connection to a peer in sentences. */
export function createPeerStatus(
  id: () => PeerId,
  { snapshot, level }: PeerView,
): Accessor<StatusText> {
  const { member, signaling, snapshot: callSnapshot } = useCall();
  const history = createActorHistory(() => peerActorId(id()));
  const limitation = createMemo(() => qualityLimitationOf(history().samples));
  const status = () => {
    const peer = snapshot();
    const remote = member(id());
    const { microphone = false, camera = false, name = '' } = remote?.profile ?? {};
    const diagnosis = diagnose({
      level: level(),
      states: peer === undefined || peer.status === 'error' ? null : peer.value,
      stats: peer?.context.stats ?? null,
      isRelayForced: peer?.context.iceTransportPolicy === 'relay',
      isAddressHidden: peer?.context.isAddressHidden === true,
      remoteMedia: { microphone, camera },
      isVideoWanted: isVideoWanted(callSnapshot().context, id()),
      isPeerAway: remote?.presence === 'away',
      isServerReachable: signaling()?.hasTag('serverReachable') === true,
      limitation: limitation(),
    });
    return describeDiagnosis(name, diagnosis);
  };
  return createMemo(status, undefined, { equals: isSameStatusText });
}
