import { peerActorId, type PeerId } from '@visavis/client';
import { createMemo, type Accessor } from 'solid-js';
import { createActorHistory } from '../../call/state/actor-history.ts';
import { useCall } from '../../call/state/call-view.ts';
import { describeDiagnosis } from '../../text/diagnosis.ts';
import { isSameStatusText, type StatusText } from '../../text/status-text.ts';
import { diagnose, qualityLimitation } from '../../call/derived/diagnosis.ts';
import type { PeerView } from '../../call/state/peer-view.ts';

/** How it stands with a person, in words, as it changes. */
export function createPeerStatus(
  id: () => PeerId,
  { snapshot, level }: PeerView,
): Accessor<StatusText> {
  const { member, signaling } = useCall();
  const log = createActorHistory(() => peerActorId(id()));
  const limitation = createMemo(() => qualityLimitation(log().samples));
  const told = () => {
    const now = snapshot();
    const person = member(id());
    const { microphone = false, camera = false, name = '' } = person?.profile ?? {};
    const account = diagnose({
      level: level(),
      states: now === undefined || now.status === 'error' ? null : now.value,
      stats: now?.context.stats ?? null,
      isRelayForced: now?.context.iceTransportPolicy === 'relay',
      remoteMedia: { microphone, camera },
      isPeerAway: person?.presence === 'away',
      isServerReachable: signaling()?.hasTag('serverReachable') === true,
      limitation: limitation(),
    });
    return describeDiagnosis(name, account);
  };
  return createMemo(told, undefined, { equals: isSameStatusText });
}
