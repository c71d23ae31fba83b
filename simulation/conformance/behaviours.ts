import { candidateBehaviours } from './candidates.ts';
import { dataChannelBehaviours } from './data-channel.ts';
import { closeBehaviours } from './close.ts';
import type { Behaviour } from './environment.ts';
import { iceBehaviours } from './ice.ts';
import { iceRestartBehaviours } from './ice-restart.ts';
import { negotiationNeededBehaviours } from './negotiation-needed.ts';
import { negotiationBehaviours } from './negotiation.ts';
import { rollbackBehaviours } from './rollback.ts';
import { networkPathBehaviours } from './network-path.ts';
import { receivedMediaBehaviours } from './received-media.ts';
import { senderBehaviours } from './senders.ts';
import { transceiverBehaviours } from './transceivers.ts';

/** The behaviours that the fake and a real browser must share. */
export const behaviours: readonly Behaviour[] = [
  ...negotiationBehaviours,
  ...rollbackBehaviours,
  ...negotiationNeededBehaviours,
  ...transceiverBehaviours,
  ...senderBehaviours,
  ...candidateBehaviours,
  ...iceBehaviours,
  ...iceRestartBehaviours,
  ...networkPathBehaviours,
  ...receivedMediaBehaviours,
  ...dataChannelBehaviours,
  ...closeBehaviours,
];
