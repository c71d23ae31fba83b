import { peerActorId, type PeerId } from '@visavis/client';
import { createMemo, type Accessor } from 'solid-js';
import { createLog } from '../view/log.ts';
import { useCall } from '../view/view.ts';
import { tell } from '../words/panel-account.ts';
import { sameTold, type Told } from '../words/told.ts';
import { accountOf, limitationOf } from './account.ts';
import type { PeerView } from './peer-view.ts';

/** How it stands with a person, in words, as it changes. */
export function createTold(id: () => PeerId, { snapshot, level }: PeerView): Accessor<Told> {
  const { member, signaling } = useCall();
  const log = createLog(() => peerActorId(id()));
  const limitation = createMemo(() => limitationOf(log().samples));
  const told = () => {
    const now = snapshot();
    const person = member(id());
    const { microphone = false, camera = false, name = '' } = person?.profile ?? {};
    const account = accountOf({
      level: level(),
      states: now === undefined || now.status === 'error' ? null : now.value,
      stats: now?.context.stats ?? null,
      isRelayForced: now?.context.iceTransportPolicy === 'relay',
      sends: { microphone, camera },
      isAway: person?.presence === 'away',
      hasServer: signaling()?.hasTag('server reachable') === true,
      limitation: limitation(),
    });
    return tell(name, account);
  };
  return createMemo(told, undefined, { equals: sameTold });
}
